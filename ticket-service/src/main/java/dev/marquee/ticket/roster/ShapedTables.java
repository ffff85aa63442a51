package dev.marquee.ticket.roster;

import dev.marquee.platform.export.Table;
import dev.marquee.ticket.roster.Cells.Heading;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The columns of lists in other systems' shape. What came from a file is given back as it came, as
 * long as it still is so here: a name that was changed since is the new one, whole, in the first
 * column for names.
 */
@Component
class ShapedTables {

    private static final Set<String> NAMES = Set.of("First Name", "Last Name", "Attendee name");
    private static final Set<String> ADDRESSES = Set.of("Email", "Attendee email");
    private static final Set<String> TYPES =
            Set.of("Product ID", "Product Name", "Product", "Variation");
    private static final Set<String> ENTRY = Set.of("Is Checked In", "Checked In At");
    private static final Set<String> SEAT =
            Set.of("Seat ID", "Seat name", "Seat zone", "Seat row", "Seat number");

    private final ImportedTickets imported;

    ShapedTables(ImportedTickets imported) {
        this.imported = imported;
    }

    /** A table of the tickets of an event. */
    Table<RosterRow> of(Shape shape, long event, String code) {
        var table = Table.<RosterRow>named("attendees-" + shape.word()).of(code);
        for (var heading : shape.headings())
            table.column(heading, row -> cell(shape, heading, row));
        for (var heading : imported.headingsUnknownTo(shape, event))
            table.column(heading.text(), row -> kept(heading, row));
        return table;
    }

    private @Nullable String kept(Heading heading, RosterRow row) {
        return row.cells() == null ? null : imported.read(row.cells()).find(heading);
    }

    private String cell(Shape shape, String heading, RosterRow row) {
        var own = ShapedCells.of(shape, heading, row);
        if (row.cells() == null || row.shape() == null) return own;
        var cells = imported.read(row.cells());
        var came = cells.find(heading);
        if (came == null) return own;
        var from = ImportedTickets.shape(row.shape());
        if (from != shape) return own.isEmpty() ? came : own;
        return isStillSo(heading, row, Attendee.of(from, cells)) ? came : own;
    }

    private static boolean isStillSo(String heading, RosterRow row, Attendee came) {
        if (NAMES.contains(heading)) return row.name().equals(came.name());
        if (ADDRESSES.contains(heading)) return row.email().equals(address(came));
        if (TYPES.contains(heading))
            return came.products().stream().anyMatch(row.type()::equalsIgnoreCase);
        if (ENTRY.contains(heading)) return row.usedAt() == null;
        if (SEAT.contains(heading))
            return came.seat().isEmpty() && row.seat().id().isEmpty()
                    || Set.of(row.seat().id(), row.seat().label()).contains(came.seat());
        if (heading.equals("Phone number"))
            return row.phone().equals(Objects.requireNonNullElse(came.phone(), ""));
        return !heading.equals("Status") || row.isComing();
    }

    private static String address(Attendee came) {
        var address = came.address();
        return address == null ? "" : address.value();
    }
}
