package dev.marquee.event.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.Pool;
import dev.marquee.event.catalogue.TestMode;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.seating.Seating;
import dev.marquee.event.text.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What ticket-service needs to sell an event without asking anybody.
 *
 * @param version newer terms have a higher one
 * @param test whether bookings do not count; when that ends, ticket-service deletes them
 * @param testEmail the only address that mails about them go to
 * @param seating the seats that the ticket types are; nothing is said of an event without
 * @param names of it and its ticket types in languages
 * @param status published, completed or cancelled; whether it is sold out, the stock says
 */
record SaleTerms(
        long eventId,
        String code,
        long version,
        String name,
        Instant startsAt,
        @Nullable Instant endsAt,
        String timeZone,
        String location,
        long organizerId,
        int quota,
        EventStatus status,
        String currency,
        PaymentTerms payment,
        HolderTerms holders,
        List<Type> ticketTypes,
        boolean test,
        @Nullable String testEmail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Seating seating,
        Names names) {

    /** What buyers read where the organiser has not said where yet. */
    private static final String NO_PLACE = "Place to be announced";

    record Type(
            long id,
            String name,
            long priceMinor,
            int quantity,
            int position,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable Integer quota,
            TypePricing pricing,
            boolean needsCode,
            @Nullable Pool pool) {}

    /**
     * What buyers read in other languages than the main one.
     *
     * @param lang the main one
     * @param events the event's names by language
     * @param types the names of ticket types by language and id
     */
    record Names(String lang, Map<String, String> events, Map<String, Map<String, String>> types) {

        static Names of(String main, Map<String, Translation> texts) {
            var events = new TreeMap<String, String>();
            var types = new TreeMap<String, Map<String, String>>();
            texts.forEach((language, text) -> {
                if (text.name() != null) events.put(language, text.name());
                var ofTypes = new TreeMap<String, String>();
                if (text.ticketTypes() != null)
                    text.ticketTypes()
                            .forEach((id, name) -> {
                                if (name != null) ofTypes.put(id, name);
                            });
                if (!ofTypes.isEmpty()) types.put(language, ofTypes);
            });
            return new Names(main, events, types);
        }
    }

    /**
     * @param house the language of events that do not say theirs
     * @param texts in other languages
     */
    static SaleTerms of(Event event, String house, Map<String, Translation> texts) {
        var types = new ArrayList<Type>();
        for (var type : event.ticketTypes()) {
            types.add(
                    new Type(
                            Objects.requireNonNull(type.id(), "not stored yet"),
                            type.name(),
                            type.priceMinor(),
                            type.limit(),
                            types.size(),
                            type.saleStartsAt(),
                            type.saleEndsAt(),
                            type.quota(),
                            type.pricing(),
                            type.needsCode(),
                            type.pool()));
        }
        var details = event.details();
        return new SaleTerms(
                event.id(),
                event.code(),
                event.version(),
                details.name(),
                details.startsAt(),
                details.endsAt(),
                details.timeZone(),
                Objects.requireNonNullElse(details.location(), NO_PLACE),
                event.organizerId(),
                details.quota(),
                event.status() == EventStatus.SOLD_OUT ? EventStatus.PUBLISHED : event.status(),
                details.currency(),
                details.payment(),
                details.holders(),
                types,
                event.testMode() == TestMode.ON,
                event.testEmail(),
                seating(event),
                Names.of(Objects.requireNonNullElse(details.mainLang(), house), texts));
    }

    private static @Nullable Seating seating(Event event) {
        var sections = new HashMap<Long, @Nullable String>();
        for (var type : event.ticketTypes())
            sections.put(Objects.requireNonNull(type.id(), "not stored yet"), type.sections());
        return Seating.of(event.details().seats(), sections);
    }
}
