package dev.marquee.event.catalogue;

import dev.marquee.event.catalogue.EventRequest.TicketTypeRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
class EventReader {

    private static final int DEFAULT_QUOTA = 4;
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal(10_000_000);

    private final Categories categories;
    private final EventSettings settings;

    EventReader(Categories categories, EventSettings settings) {
        this.categories = categories;
        this.settings = settings;
    }

    /**
     * What a request that holds no errors says.
     *
     * @param types null to leave them as they are
     * @param onlyTotal whether {@code types} is one made from a bare total
     */
    record Reading(EventDetails details, @Nullable List<TicketType> types, boolean onlyTotal) {

        Reading at(String location) {
            return new Reading(details.at(location), types, onlyTotal);
        }

        /** The ticket types that an event will have which has these now. */
        List<TicketType> typesAfter(List<TicketType> now) {
            if (types == null) return now;
            if (!onlyTotal) return types;
            if (now.size() > 1) throw Refusals.severalTypes();
            return List.of(now.getFirst().withQuantity(types.getFirst().quantity()));
        }
    }

    /** Checks a request while it is bound; a new event needs its tickets. */
    Validator validator(boolean isNew) {
        return Validator.forInstanceOf(
                EventRequest.class,
                (request, errors) -> {
                    read(request, errors);
                    if (isNew && request.totalTickets() == null && request.ticketTypes() == null)
                        errors.rejectValue("totalTickets", "required", "is required");
                });
    }

    /**
     * Reads a request.
     *
     * @return null if, and only if, there are errors now
     */
    @Nullable Reading read(EventRequest request, Errors errors) {
        var category = category(request, errors);
        var currency = currency(request, errors);
        var zone = zone(request, errors);
        var startsAt = time("startsAt", request.startsAt(), zone, errors);
        var endsAt = time("endsAt", request.endsAt(), zone, errors);
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt))
            errors.rejectValue("endsAt", "before_start", "must be after the start");
        var types = types(request, currency, errors);
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
                        request.quota() == null ? DEFAULT_QUOTA : request.quota().intValue()),
                types,
                request.ticketTypes() == null);
    }

    private String category(EventRequest request, Errors errors) {
        var given = stripped(request.category());
        if (given == null) return Categories.OTHER;
        var known = categories.find(given);
        if (known.isEmpty())
            errors.rejectValue(
                    "category",
                    "unknown_category",
                    "must be one of " + String.join(", ", categories.all()));
        return known.orElse(Categories.OTHER);
    }

    private Currency currency(EventRequest request, Errors errors) {
        var given = Objects.requireNonNullElse(stripped(request.currency()), settings.currency());
        var known = Money.currency(given);
        if (known.isEmpty())
            errors.rejectValue(
                    "currency", "unknown_currency", "must be a currency of ISO 4217, such as EUR");
        return known.orElseGet(() -> Currency.getInstance(settings.currency()));
    }

    private ZoneId zone(EventRequest request, Errors errors) {
        var given = stripped(request.timeZone());
        if (given == null) return settings.zone();
        var known = EventTimes.zone(given);
        if (known.isEmpty())
            errors.rejectValue(
                    "timeZone", "unknown_zone", "must be a time zone, such as Europe/Lisbon");
        return known.orElseGet(settings::zone);
    }

    private static @Nullable Instant time(
            String field, @Nullable String given, ZoneId zone, Errors errors) {
        var text = stripped(given);
        if (text == null) return null;
        var time = EventTimes.parse(text, zone);
        if (time.isEmpty())
            errors.rejectValue(field, "no_time", "must be a time, such as 2030-05-01T20:00");
        return time.orElse(null);
    }

    private static @Nullable List<TicketType> types(
            EventRequest request, Currency currency, Errors errors) {
        var given = request.ticketTypes();
        var total = request.totalTickets();
        if (given == null || given.isEmpty()) {
            var price = minor("price", request.price(), currency, errors);
            if (total == null || total < 1 || total > Event.MAX_CAPACITY) return null;
            return List.of(
                    new TicketType(null, TicketType.GENERAL_ADMISSION, price, total.intValue()));
        }
        var types = new ArrayList<TicketType>();
        var names = new HashSet<String>();
        for (int i = 0; i < given.size(); i++) {
            var type = type("ticketTypes[" + i + "].", given.get(i), currency, errors);
            if (type == null) continue;
            if (!names.add(type.name().toLowerCase(Locale.ROOT)))
                errors.rejectValue(
                        "ticketTypes[" + i + "].name",
                        "same_name",
                        "is the name of another type already");
            types.add(type);
        }
        var sum = types.stream().mapToLong(TicketType::quantity).sum();
        if (sum > Event.MAX_CAPACITY)
            errors.rejectValue("ticketTypes", "too_many", "must be at most 1000000 tickets in all");
        if (total != null && types.size() == given.size() && total != sum)
            errors.rejectValue(
                    "totalTickets", "other_sum", "must be the sum of the ticket types, " + sum);
        return types;
    }

    private static @Nullable TicketType type(
            String path, @Nullable TicketTypeRequest given, Currency currency, Errors errors) {
        if (given == null) {
            errors.rejectValue("ticketTypes", "empty", "must not contain null");
            return null;
        }
        var price = minor(path + "price", given.price(), currency, errors);
        var name = stripped(given.name());
        var quantity = given.quantity();
        if (quantity == null) errors.rejectValue(path + "quantity", "required", "is required");
        if (name == null || quantity == null) return null;
        if (quantity < 1 || quantity > Event.MAX_CAPACITY) return null;
        return new TicketType(given.id(), name, price, quantity.intValue());
    }

    private static long minor(
            String field, @Nullable BigDecimal price, Currency currency, Errors errors) {
        if (price == null) return 0;
        if (price.signum() < 0 || price.compareTo(HIGHEST_PRICE) > 0) {
            errors.rejectValue(field, "price_range", "must be from 0 to 10000000");
            return 0;
        }
        try {
            return Money.minor(price, currency);
        } catch (ArithmeticException e) {
            errors.rejectValue(
                    field,
                    "price_decimals",
                    "has more decimals than %s has".formatted(currency.getCurrencyCode()));
            return 0;
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
