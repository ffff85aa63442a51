package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.NewBooking.Attendee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Who comes with each ticket of a choice, where its event asks. One ticket may be the buyer's, and
 * who buys one ticket is not asked at all.
 *
 * @param rows one a ticket; empty where nobody is asked
 * @param asked whether the form that was sent had all these rows
 */
record HolderRows(List<Row> rows, boolean asked, boolean required) {

    private static final int LONGEST_NAME = 100;

    /**
     * One ticket.
     *
     * @param number from 1, of its kind
     */
    record Row(
            long typeId,
            String type,
            int number,
            @Nullable String name,
            @Nullable String email,
            boolean badName,
            boolean badEmail) {

        public String nameField() {
            return HolderRows.nameField(typeId, number);
        }

        public String emailField() {
            return HolderRows.emailField(typeId, number);
        }
    }

    static HolderRows of(
            Event event,
            Availability stock,
            List<NewBooking.Item> items,
            Map<String, String> sent) {
        var names = event.names();
        var all = items.stream().mapToInt(NewBooking.Item::quantity).sum();
        if (names.equals("none") || all < 2) return new HolderRows(List.of(), true, false);
        var types =
                stock.ticketTypes().stream()
                        .collect(
                                Collectors.toMap(
                                        Availability.TicketType::id,
                                        Availability.TicketType::name));
        var rows = new ArrayList<Row>();
        for (var item : items)
            for (int n = 1; n <= item.quantity(); n++)
                rows.add(row(item.ticketTypeId(), types, n, sent));
        var asked = rows.stream().allMatch(row -> sent.containsKey(row.nameField()));
        return new HolderRows(rows, asked, names.equals("required"));
    }

    private static Row row(long type, Map<Long, String> types, int n, Map<String, String> sent) {
        var name = typed(sent, nameField(type, n));
        var email = typed(sent, emailField(type, n));
        return new Row(
                type,
                types.getOrDefault(type, ""),
                n,
                name,
                email,
                name != null && (name.length() > LONGEST_NAME || !name.matches("\\P{Cntrl}*")),
                email != null && (email.length() > 254 || !email.matches(BookingForm.EMAIL)));
    }

    private static @Nullable String typed(Map<String, String> sent, String field) {
        var text = sent.get(field);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String nameField(long type, int number) {
        return "holder_" + type + "_" + number;
    }

    private static String emailField(long type, int number) {
        return "holder_email_" + type + "_" + number;
    }

    /** Says what is wrong with them. */
    void check(Errors errors) {
        if (rows.stream().anyMatch(Row::badName)) errors.reject("holders.bad-name");
        if (rows.stream().anyMatch(Row::badEmail)) errors.reject("holders.bad-email");
        if (required && rows.stream().filter(row -> row.name() == null).count() > 1)
            errors.reject("holders.missing");
    }

    /** The choice with those who come. */
    List<NewBooking.Item> named(List<NewBooking.Item> items) {
        if (rows.isEmpty()) return items;
        return items.stream()
                .map(item ->
                        new NewBooking.Item(
                                item.ticketTypeId(),
                                item.quantity(),
                                item.price(),
                                rows.stream()
                                        .filter(row -> row.typeId() == item.ticketTypeId())
                                        .map(row -> new Attendee(row.name(), row.email()))
                                        .toList()))
                .toList();
    }
}
