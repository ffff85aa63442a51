package dev.marquee.event.web;

import static dev.marquee.event.catalogue.EventTimes.exact;
import static dev.marquee.event.catalogue.EventTimes.local;

import dev.marquee.event.catalogue.EventSettings;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.EventRequest;
import dev.marquee.event.editing.TicketTypeRequest;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.platform.value.MoneyInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * An event as it is typed into the page: everything as text, so that what is wrong comes back as it
 * was typed.
 *
 * @param venueId empty for a place in words
 * @param customer as {@link dev.marquee.event.customer.CustomerPicker} understands it
 * @param allowOverCapacity ticked where more tickets than the venue holds people are meant
 * @param version of the event that was looked at; empty for a new one
 * @param mainLang the tag of the language of what is typed
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
        @Nullable String holdMinutes,
        @Nullable String paymentRetries,
        RefundPolicyFields refundPolicy,
        PaymentMethodFields paymentMethods,
        TicketHolderFields ticketHolders,
        @Nullable List<@Nullable PoolRow> pools,
        @Nullable List<@Nullable TicketTypeRow> ticketTypes,
        SeatingFields seating,
        @Nullable String allowOverCapacity,
        @Nullable String version,
        @Nullable String mainLang) {

    private static final String HOLD = String.valueOf(PaymentTerms.DEFAULT.holdMinutes());

    EventForm {
        if (refundPolicy == null) refundPolicy = RefundPolicyFields.DEFAULT; // nothing of it sent
        if (paymentMethods == null) paymentMethods = PaymentMethodFields.DEFAULT;
        if (ticketHolders == null) ticketHolders = TicketHolderFields.DEFAULT;
        if (seating == null) seating = SeatingFields.NONE;
    }

    /**
     * @param language the tag of the one it is written in, most likely
     */
    static EventForm empty(EventSettings settings, String language) {
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
                HOLD,
                "true",
                RefundPolicyFields.DEFAULT,
                PaymentMethodFields.DEFAULT,
                TicketHolderFields.DEFAULT,
                List.of(),
                List.of(TicketTypeRow.named(TicketType.GENERAL_ADMISSION, "0")),
                SeatingFields.NONE,
                null,
                null,
                language);
    }

    /**
     * What is stored of an event.
     *
     * @param customer in words, if somebody commissioned it
     */
    static EventForm of(EventView event, @Nullable String customer) {
        var money = MoneyInput.currency(event.currency());
        var tickets = TicketRows.of(event, money);
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
                String.valueOf(event.holdMinutes()),
                String.valueOf(event.paymentRetries()),
                RefundPolicyFields.of(event.refundPolicy(), money),
                PaymentMethodFields.of(event.paymentMethods()),
                TicketHolderFields.of(event.ticketHolders()),
                List.copyOf(tickets.pools()),
                List.copyOf(tickets.types()),
                SeatingFields.of(
                        event.seating(),
                        event.ticketTypes().stream().map(EventView.Type::id).toList()),
                null,
                String.valueOf(event.version()),
                event.mainLang());
    }

    EventForm with(UnaryOperator<TicketRows> change) {
        return with(name, change.apply(rows()), seating);
    }

    EventForm with(SeatingFields seats) {
        return with(name, rows(), seats);
    }

    /** Without the type of that index; its sections are not sold then. */
    EventForm withoutType(int index) {
        return with(name, rows().withoutType(index), seating.withoutType(index));
    }

    /** Without the rows that were left empty, but with a type to fill in. */
    EventForm withoutEmpty() {
        var form = this;
        for (int i = rows().types().size() - 1; i >= 0; i--)
            if (form.rows().types().get(i).isEmpty()) form = form.withoutType(i);
        return form.with(TicketRows::withoutEmpty);
    }

    EventForm named(String other) {
        return with(other, rows(), seating);
    }

    TicketRows rows() {
        return TicketRows.typed(pools, ticketTypes);
    }

    private EventForm with(
            @Nullable String otherName, TicketRows rows, SeatingFields otherSeating) {
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
                holdMinutes,
                paymentRetries,
                refundPolicy,
                paymentMethods,
                ticketHolders,
                List.copyOf(rows.pools()),
                List.copyOf(rows.types()),
                otherSeating,
                allowOverCapacity,
                version,
                mainLang);
    }

    /** Whether it says more about money than that everything is free. */
    public boolean saysMoney() {
        return rows().types().stream().anyMatch(TicketTypeRow::isPriced)
                || !refundPolicy.isDefault()
                || !paymentMethods.isCardOnly()
                || "false".equals(paymentRetries)
                || !(blank(holdMinutes) || HOLD.equals(holdMinutes));
    }

    /** Whether it says anything about holders that an event does not say by itself. */
    public boolean saysHolders() {
        return !ticketHolders.isDefault();
    }

    /** What a price means that was typed with groups, in words; null for all others. */
    public @Nullable String understood(@Nullable String typed) {
        return TicketTypeRow.understood(
                typed, MoneyInput.currency(currency), LocaleContextHolder.getLocale());
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
        var money = MoneyInput.currency(currency);
        var kept = stored != null && stored.timeZone().equals(timeZone) ? stored : null;
        for (int i = 0; i < rows.types().size(); i++) {
            var row = rows.types().get(i);
            types.add(
                    row.toRequest(
                            "ticketTypes[" + i + "].",
                            money,
                            kept == null ? null : kept.type(row.id()),
                            rows.poolOf(row),
                            errors));
        }
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
                TypedNumbers.number("holdMinutes", holdMinutes, errors),
                !"false".equals(paymentRetries),
                refundPolicy.toRequest(money, errors),
                paymentMethods.toRequest(errors),
                ticketHolders.toRequest(errors),
                rows.poolRequests(errors),
                types,
                seating.toRequest(rows.types(), errors),
                null,
                insists(),
                null,
                seenVersion(),
                mainLang == null && stored != null ? stored.mainLang() : mainLang,
                stored == null ? null : stored.texts());
    }

    private static @Nullable String wordsOf(long venue, @Nullable EventView stored) {
        return stored != null && Objects.equals(stored.venueId(), venue) ? stored.location() : null;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
