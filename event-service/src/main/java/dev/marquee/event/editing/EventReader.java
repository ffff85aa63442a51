package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventSettings;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventTimes;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.catalogue.TicketTypes;
import dev.marquee.event.category.Categories;
import dev.marquee.event.seating.ChosenPlan;
import dev.marquee.event.text.SaidTexts;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * Makes an event's details out of what was sent, or says what is wrong with it, field by field. Its
 * annotations are checked before.
 */
@Component
public class EventReader {

    private static final int DEFAULT_QUOTA = 4;

    private final Categories categories;
    private final EventSettings settings;
    private final PayablePrices payablePrices;
    private final SaidTexts languages;

    EventReader(
            Categories categories,
            EventSettings settings,
            PayablePrices payablePrices,
            SaidTexts languages) {
        this.languages = languages;
        this.categories = categories;
        this.settings = settings;
        this.payablePrices = payablePrices;
    }

    /**
     * What a request that holds no errors says.
     *
     * @param types null to leave them as they are
     * @param onlyTotal whether {@code types} is one made from a bare total
     * @param price in the smallest unit, of the only type; null to leave it as it is
     * @param seating which seats there are to be; null for none
     * @param texts in other languages; ticket types by id or name
     */
    public record Reading(
            EventDetails details,
            @Nullable List<TicketType> types,
            boolean onlyTotal,
            @Nullable Long price,
            @Nullable SeatingRequest seating,
            Map<String, Translation> texts) {

        Reading at(String location) {
            return with(details.at(details.venueId(), location));
        }

        public Reading with(EventDetails other) {
            return new Reading(other, types, onlyTotal, price, seating, texts);
        }

        /** With types that say all of the tickets. */
        Reading seated(@Nullable ChosenPlan plan, List<TicketType> seated) {
            return new Reading(details.seated(plan), seated, false, null, seating, texts);
        }

        /** How many tickets there are in all after it, if there are so many now. */
        int totalAfter(int now) {
            return types == null ? now : new TicketTypes(types).total();
        }

        /** The ticket types that an event will have which has these now. */
        List<TicketType> typesAfter(List<TicketType> now) {
            if (types != null && !onlyTotal) return types;
            if (types == null && price == null) return now;
            if (now.size() > 1) {
                if (saysWhatIs(now)) return now;
                throw Refusals.severalTypes();
            }
            var only = now.getFirst();
            if (types != null) only = resized(only, types.getFirst().limit());
            return List.of(price == null ? only : priced(only, price));
        }

        private static TicketType resized(TicketType type, int total) {
            if (type.isSeated() && type.limit() != total)
                throw Problems.invalid("total_tickets", Text.of("invalid.follows-from-the-seats"));
            return type.isSeated() ? type : type.resized(total);
        }

        private static TicketType priced(TicketType type, long price) {
            var least = type.pricing().minMinor();
            if (least != null && price < least)
                throw Problems.invalid("price", Text.of("invalid.at-least-the-minimum"));
            return type.withPrice(price);
        }

        /** Whether prices stay what they are, in figures. */
        boolean keepsPrices() {
            return price == null && (types == null || onlyTotal);
        }

        /** Whether total and price are those that are shown: sent back, they change nothing. */
        private boolean saysWhatIs(List<TicketType> now) {
            var shown = new TicketTypes(now);
            return (types == null || new TicketTypes(types).total() == shown.total())
                    && (price == null || price == shown.lowestPrice());
        }
    }

    /** Checks a new event, which needs its tickets. */
    public Validator newEvents() {
        return Validator.forInstanceOf(
                EventRequest.class,
                (request, errors) -> {
                    read(request, errors);
                    refuseUnusedPools(request, errors);
                    if (request.totalTickets() == null && request.ticketTypes() == null)
                        Text.of("invalid.required").reject(errors, "totalTickets", "required");
                    if (request.status() != null
                            && request.wanted().filter(EventStatus::isNew).isEmpty())
                        Text.of("invalid.draft-or-published").reject(errors, "status", "not_new");
                });
    }

    /** Rejects pools that no ticket type names: somebody meant to share, and nothing is shared. */
    public void refuseUnusedPools(EventRequest request, Errors errors) {
        PoolReader.refuseUnused(request, errors);
    }

    /** Checks what an event is to become; its state is changed by a request of its own. */
    public Validator changes(EventStatus now) {
        return Validator.forInstanceOf(
                EventRequest.class,
                (request, errors) -> {
                    read(request, errors);
                    if (request.status() != null
                            && request.wanted().filter(status -> status == now).isEmpty())
                        Text.of("invalid.changed-elsewhere", "PATCH /api/events/{id}/status")
                                .reject(errors, "status", "not_here");
                });
    }

    /**
     * Reads a request.
     *
     * @return null if, and only if, there are errors now
     */
    public @Nullable Reading read(EventRequest request, Errors errors) {
        var category = category(request, errors);
        if (request.categoryId() != null)
            Text.of("invalid.not-used-send-category", String.join(", ", categories.all()))
                    .reject(errors, "categoryId", "no_id");
        var currency = currency(request, errors);
        var zone = zone(request, errors);
        var startsAt = time("startsAt", request.startsAt(), zone, errors);
        var endsAt = time("endsAt", request.endsAt(), zone, errors);
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt))
            Text.of("invalid.after-the-start").reject(errors, "endsAt", "before_start");
        var pricing = new PricingReader(currency, errors);
        var payment = pricing.payment(request);
        var holders = TicketHoldersRequest.read(request.ticketHolders(), errors);
        var quota = request.quota() == null ? DEFAULT_QUOTA : request.quota().intValue();
        var pools = new PoolReader(request.pools(), errors);
        var tickets = new TicketTypeReader(pricing, pools, zone, quota, errors);
        var price = request.ticketTypes() == null ? tickets.price(request) : null;
        var types = tickets.read(request, price);
        if (types != null && payment.takesCard() && !errors.hasErrors())
            payablePrices.check(currency, types, request.ticketTypes() == null, errors);
        var main = languages.main(request.mainLang(), errors);
        var texts = languages.read(request.texts(), main, errors);
        var name = request.name();
        if (errors.hasErrors() || name == null || startsAt == null) return null;
        return new Reading(
                new EventDetails(
                        name.strip(),
                        stripped(request.description()),
                        category,
                        startsAt,
                        endsAt,
                        zone.getId(),
                        request.venueId(),
                        stripped(request.location()),
                        request.customerId(),
                        currency.getCurrencyCode(),
                        quota,
                        payment,
                        holders,
                        null,
                        main),
                types,
                request.ticketTypes() == null,
                price,
                request.seating(),
                texts);
    }

    private String category(EventRequest request, Errors errors) {
        var given = stripped(request.category());
        if (given == null) return Categories.OTHER;
        var known = categories.find(given);
        if (known.isEmpty())
            Text.of("invalid.one-of", String.join(", ", categories.all()))
                    .reject(errors, "category", "unknown_category");
        return known.orElse(Categories.OTHER);
    }

    private Currency currency(EventRequest request, Errors errors) {
        var given = Objects.requireNonNullElse(stripped(request.currency()), settings.currency());
        var known = Money.currency(given);
        if (known.isEmpty())
            Text.of("invalid.currency-such-as").reject(errors, "currency", "unknown_currency");
        return known.orElseGet(() -> Currency.getInstance(settings.currency()));
    }

    private ZoneId zone(EventRequest request, Errors errors) {
        var given = stripped(request.timeZone());
        if (given == null) return settings.zone();
        var known = EventTimes.zone(given);
        if (known.isEmpty())
            Text.of("invalid.time-zone").reject(errors, "timeZone", "unknown_zone");
        return known.orElseGet(settings::zone);
    }

    /** The moment that a field names; one that names none is an error. */
    public static @Nullable Instant time(
            String field, @Nullable String given, ZoneId zone, Errors errors) {
        var text = stripped(given);
        if (text == null) return null;
        switch (WrittenTime.read(text, zone)) {
            case WrittenTime.At at -> {
                return at.moment();
            }
            case WrittenTime.Skipped skipped ->
                    skipped.message().reject(errors, field, "skipped_time");
            case WrittenTime.Unreadable none ->
                    Text.of("invalid.a-time-such-as").reject(errors, field, "no_time");
        }
        return null;
    }

    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
