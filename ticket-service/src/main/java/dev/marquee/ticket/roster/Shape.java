package dev.marquee.ticket.roster;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which columns a list of attendees has. */
enum Shape {
    /** As Hi.Events writes them. */
    HIEVENTS(
            List.of(
                    "ID",
                    "First Name",
                    "Last Name",
                    "Email",
                    "Status",
                    "Is Checked In",
                    "Checked In At",
                    "Product ID",
                    "Product Name",
                    "Event ID",
                    "Public ID",
                    "Short ID",
                    "Created Date",
                    "Last Updated Date",
                    "Notes"),
            Set.of("first name"),
            Set.of(
                    "First Name",
                    "Last Name",
                    "Email",
                    "Status",
                    "Is Checked In",
                    "Checked In At",
                    "Product Name",
                    "Created Date")),

    /** As pretix writes the positions of its orders. */
    PRETIX(
            List.of(
                    "Event slug",
                    "Order code",
                    "Position ID",
                    "Status",
                    "Email",
                    "Phone number",
                    "Order date",
                    "Order time",
                    "Product",
                    "Variation",
                    "Price",
                    "Tax rate",
                    "Tax rule",
                    "Tax value",
                    "Attendee name",
                    "Attendee email",
                    "Company",
                    "Address",
                    "ZIP code",
                    "City",
                    "Country",
                    "State",
                    "Voucher",
                    "Seat ID",
                    "Seat name",
                    "Seat zone",
                    "Seat row",
                    "Seat number",
                    "Order comment"),
            Set.of("attendee name", "order code"),
            Set.of(
                    "Event slug",
                    "Order date",
                    "Product",
                    "Variation",
                    "Attendee name",
                    "Attendee email",
                    "Seat name"));

    private final List<String> headings;
    private final Set<String> marks;
    private final Set<String> ofAttendee;

    Shape(List<String> headings, Set<String> marks, Set<String> ofAttendee) {
        this.headings = headings;
        this.marks = marks;
        this.ofAttendee = ofAttendee;
    }

    List<String> headings() {
        return headings;
    }

    /** Those that are about who comes; others may be about whoever ordered, or paid. */
    boolean isOfAttendee(String heading) {
        var plain = Cells.plain(heading);
        return ofAttendee.stream().anyMatch(one -> Cells.plain(one).equals(plain));
    }

    /** Whether these are headings of such a list, in whatever order. */
    boolean isOf(List<String> row) {
        return row.stream().map(Cells::plain).anyMatch(marks::contains);
    }

    /** Whether the first column with that heading means what this shape says. */
    boolean knows(String heading) {
        var plain = Cells.plain(heading);
        return headings.stream().anyMatch(one -> Cells.plain(one).equals(plain));
    }

    /** As addresses and the database spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
