package dev.marquee.event.editing;

import static dev.marquee.event.editing.EventReader.stripped;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.catalogue.TicketTypes;
import dev.marquee.platform.words.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Makes an event's ticket types out of what was sent, or says what is wrong with them.
 *
 * @param eventQuota how many tickets of the event one buyer may have
 */
record TicketTypeReader(
        PricingReader pricing, PoolReader pools, ZoneId zone, int eventQuota, Errors errors) {

    /** Of a type whose number follows from seats that are counted later. */
    private static final String UNCOUNTED = "";

    /** What a request says that its only type costs, in the smallest unit. */
    @Nullable Long price(EventRequest request) {
        return request.price() == null
                ? null
                : Long.valueOf(pricing.minor("price", request.price()));
    }

    /**
     * What a request says of the tickets; null if nothing, or if there are errors now.
     *
     * @param price of the only type, where there is just a total
     */
    @Nullable List<TicketType> read(EventRequest request, @Nullable Long price) {
        var given = request.ticketTypes();
        var total = request.totalTickets();
        if (given == null || given.isEmpty()) {
            if (total == null || total < 1 || total > Event.MAX_CAPACITY) return null;
            return List.of(
                    TicketType.always(
                            null,
                            TicketType.GENERAL_ADMISSION,
                            price == null ? 0 : price,
                            total.intValue()));
        }
        var types = new ArrayList<TicketType>();
        var names = new HashSet<String>();
        var ids = new HashSet<Long>();
        for (int i = 0; i < given.size(); i++) {
            var type = type("ticketTypes[" + i + "].", given.get(i), request);
            if (type == null) continue;
            if (!names.add(type.name().toLowerCase(Locale.ROOT)))
                Text.of("invalid.the-name-of-another-type")
                        .reject(errors, "ticketTypes[" + i + "].name", "same_name");
            if (type.id() != null && !ids.add(type.id()))
                Text.of("invalid.the-id-of-another")
                        .reject(errors, "ticketTypes[" + i + "].id", "same_id");
            types.add(type);
        }
        var sum = new TicketTypes(types).capacity();
        if (sum > Event.MAX_CAPACITY)
            Text.of("invalid.at-most-1000000-tickets").reject(errors, "ticketTypes", "too_many");
        if (total != null
                && types.size() == given.size()
                && types.stream().noneMatch(TicketType::isSeated)
                && total != sum)
            Text.of("invalid.the-sum-of-the", sum).reject(errors, "totalTickets", "other_sum");
        return types;
    }

    private static boolean isCountedLater(TicketTypeRequest type, EventRequest request) {
        var seating = request.seating();
        var types = request.ticketTypes();
        return type.quantity() == null
                && type.pool() == null
                && seating != null
                && types != null
                && seating.mayMean(type, types);
    }

    private @Nullable TicketType type(
            String path, @Nullable TicketTypeRequest given, EventRequest request) {
        if (given == null) {
            Text.of("invalid.must-not-contain-null").reject(errors, "ticketTypes", "empty");
            return null;
        }
        var price = pricing.minor(path + "price", given.price());
        var from = EventReader.time(path + "saleStartsAt", given.saleStartsAt(), zone, errors);
        var until = EventReader.time(path + "saleEndsAt", given.saleEndsAt(), zone, errors);
        var name = stripped(given.name());
        var later = isCountedLater(given, request);
        var quantity = later ? Long.valueOf(1) : given.quantity();
        var quota = given.quota();
        var most = quota == null ? eventQuota : Math.min(eventQuota, quota.intValue());
        var more = pricing.pricing(path, given, price, most);
        var pool = pools.find(path + "pool", given.pool(), errors).orElse(null);
        if (quantity == null && !pools.isShared(given.pool()))
            Text.of("invalid.required").reject(errors, path + "quantity", "required");
        if (from != null && until != null && !until.isAfter(from)) {
            Text.of("invalid.after-the-start").reject(errors, path + "saleEndsAt", "before_start");
            return null;
        }
        if (name == null || quantity == null && pool == null) return null;
        if (quantity != null && (quantity < 1 || quantity > Event.MAX_CAPACITY)) return null;
        if (quantity != null && pool != null && quantity > pool.quantity()) {
            Text.of("invalid.over-pool", pool.quantity())
                    .reject(errors, path + "quantity", "over_pool");
            return null;
        }
        return new TicketType(
                given.id(),
                name,
                price,
                quantity == null ? null : Integer.valueOf(quantity.intValue()),
                from,
                until,
                quota == null ? null : quota.intValue(),
                more,
                Boolean.TRUE.equals(given.needsCode()),
                pool,
                later ? UNCOUNTED : null);
    }
}
