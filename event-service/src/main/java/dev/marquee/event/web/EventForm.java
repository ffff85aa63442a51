package dev.marquee.event.web;

import static dev.marquee.event.catalogue.EventTimes.exact;
import static dev.marquee.event.catalogue.EventTimes.local;

import dev.marquee.event.catalogue.EventSettings;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.EventRequest.TicketTypeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An event as it is typed into the page: everything as text, so that what is wrong comes back as it
 * was typed.
 *
 * @param venueId empty for a place in words
 * @param customer as {@link dev.marquee.event.customer.CustomerPicker} understands it
 * @param allowOverCapacity ticked where more tickets than the venue holds people are meant
 * @param version of the event that was looked at; empty for a new one
 */
record EventForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String timeZone,
        @Nullable String venueId,
        @Nullable String location,
        @Nullable String customer,
        @Nullable String currency,
        @Nullable String quota,
        @Nullable List<@Nullable Row> ticketTypes,
        @Nullable String allowOverCapacity,
        @Nullable String version) {

    /** A ticket type. A row that is left empty is none. */
    record Row(
            @Nullable String id,
            @Nullable String name,
            @Nullable String price,
            @Nullable String quantity,
            @Nullable String saleStartsAt,
            @Nullable String saleEndsAt,
            @Nullable String quota) {

        static final Row EMPTY = new Row(null, null, null, null, null, null, null);

        static Row of(EventView.Type type) {
            return new Row(
                    String.valueOf(type.id()),
                    type.name(),
                    type.price(),
                    String.valueOf(type.quantity()),
                    local(type.saleStartsAt()),
                    local(type.saleEndsAt()),
                    type.quota() == null ? null : type.quota().toString());
        }

        boolean isEmpty() {
            return blank(name) && blank(price) && blank(quantity) && !isLimited();
        }

        /** Whether it says more than name, price and number. */
        public boolean isLimited() {
            return !blank(saleStartsAt) || !blank(saleEndsAt) || !blank(quota);
        }
    }

    static EventForm empty(EventSettings settings) {
        return new EventForm(
                null,
                null,
                null,
                null,
                null,
                settings.zone().getId(),
                null,
                null,
                null,
                settings.currency(),
                "4",
                List.of(new Row(null, TicketType.GENERAL_ADMISSION, "0", null, null, null, null)),
                null,
                null);
    }

    /**
     * What is stored of an event.
     *
     * @param customer in words, if somebody commissioned it
     */
    static EventForm of(EventView event, @Nullable String customer) {
        return new EventForm(
                event.name(),
                event.description(),
                event.category(),
                local(event.startsAt()),
                local(event.endsAt()),
                event.timeZone(),
                event.venueId() == null ? null : event.venueId().toString(),
                event.venueId() == null ? event.location() : null,
                customer,
                event.currency(),
                String.valueOf(event.quota()),
                event.ticketTypes().stream().map(Row::of).toList(),
                null,
                String.valueOf(event.version()));
    }

    EventForm withOneMoreRow() {
        var rows = new ArrayList<>(rows());
        rows.add(Row.EMPTY);
        return with(name, rows);
    }

    /** Without the row of that number, but with one to fill in. */
    EventForm withoutRow(int number) {
        var rows = new ArrayList<>(rows());
        if (number >= 0 && number < rows.size()) rows.remove(number);
        return with(name, rows.isEmpty() ? List.of(Row.EMPTY) : rows);
    }

    /** Without the rows that were left empty, but with one to fill in. */
    EventForm withoutEmptyRows() {
        var rows = rows().stream().filter(row -> !row.isEmpty()).toList();
        return with(name, rows.isEmpty() ? List.of(Row.EMPTY) : rows);
    }

    EventForm named(String other) {
        return with(other, rows());
    }

    private List<Row> rows() {
        return ticketTypes == null
                ? List.of()
                : ticketTypes.stream().map(row -> row == null ? Row.EMPTY : row).toList();
    }

    private EventForm with(@Nullable String otherName, List<Row> rows) {
        return new EventForm(
                otherName,
                description,
                category,
                startsAt,
                endsAt,
                timeZone,
                venueId,
                location,
                customer,
                currency,
                quota,
                rows,
                allowOverCapacity,
                version);
    }

    /** Whether more tickets than the venue holds people are meant. */
    boolean insists() {
        return "true".equals(allowOverCapacity);
    }

    /** The version that was looked at, if the page said one. */
    @Nullable Long seenVersion() {
        return version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
    }

    /**
     * The same as a request of the API; numbers that are none are rejected.
     *
     * @param stored the event before, if there is one: a venue that stays keeps its words, and a
     *     time its offset
     * @param customerId whom {@code customer} means
     */
    EventRequest toRequest(@Nullable EventView stored, @Nullable Long customerId, Errors errors) {
        var venue = TypedNumbers.number("venueId", venueId, errors);
        var types = new ArrayList<TicketTypeRequest>();
        var rows = rows();
        var decimals = TypedNumbers.decimals(currency);
        var kept = stored != null && stored.timeZone().equals(timeZone) ? stored : null;
        for (int i = 0; i < rows.size(); i++)
            types.add(type(rows.get(i), "ticketTypes[" + i + "].", decimals, kept, errors));
        return new EventRequest(
                name,
                description,
                category,
                kept == null ? startsAt : exact(startsAt, kept.startsAt()),
                kept == null ? endsAt : exact(endsAt, kept.endsAt()),
                timeZone,
                venue,
                venue == null ? location : wordsOf(venue, stored),
                customerId,
                null,
                null,
                currency,
                null,
                TypedNumbers.number("quota", quota, errors),
                types,
                null,
                insists(),
                null,
                seenVersion());
    }

    private static TicketTypeRequest type(
            Row row, String path, int decimals, @Nullable EventView kept, Errors errors) {
        var type = kept == null ? null : kept.type(row.id());
        return new TicketTypeRequest(
                TypedNumbers.number(path + "id", row.id(), errors),
                row.name(),
                TypedNumbers.amount(path + "price", row.price(), decimals, errors),
                TypedNumbers.number(path + "quantity", row.quantity(), errors),
                type == null ? row.saleStartsAt() : exact(row.saleStartsAt(), type.saleStartsAt()),
                type == null ? row.saleEndsAt() : exact(row.saleEndsAt(), type.saleEndsAt()),
                TypedNumbers.number(path + "quota", row.quota(), errors));
    }

    private static @Nullable String wordsOf(long venue, @Nullable EventView stored) {
        return stored != null && Objects.equals(stored.venueId(), venue) ? stored.location() : null;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
