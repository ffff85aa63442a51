package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.EventTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket in the booking form.
 *
 * @param chosen what was chosen, or typed
 * @param most how many can be chosen
 * @param open whether it is on sale and enough are left
 * @param upcoming whether it is not on sale yet
 * @param from when it goes on sale, if it does so after its event
 * @param until when its sale ends, if it does so before its event's
 * @param quota how many of it one buyer may have, if fewer than of the event
 * @param cost what one costs
 * @param lang the tag of the language of its name, where that is not the page's
 * @param sharedWith what the other kinds are called that take of the same places; empty if none do
 */
record TicketChoice(
        long id,
        String name,
        int left,
        String chosen,
        int least,
        int most,
        boolean open,
        boolean upcoming,
        @Nullable EventTime from,
        @Nullable EventTime until,
        @Nullable Integer quota,
        TicketCost cost,
        String sharedWith,
        @Nullable String lang) {

    private static final int LONGEST_LIST = 20;

    /** Where and when the event is looked at. */
    record Where(Instant now, Event event, Locale locale) {

        EventTime time(Instant moment) {
            return EventTime.of(moment, null, event.timeZone(), locale);
        }
    }

    /** The choices, with what was chosen before; else one ticket of the first kind to be had. */
    static List<TicketChoice> of(
            Availability event, @Nullable Map<String, String> chosen, Where where) {
        var single = event.ticketTypes().size() == 1;
        var first =
                event.ticketTypes().stream()
                        .filter(type -> isOpen(type, event.quota()))
                        .findFirst()
                        .orElse(null);
        return event.ticketTypes().stream()
                .map(type -> {
                    var preset = type.equals(first) ? String.valueOf(least(type)) : "0";
                    var typed =
                            chosen == null ? preset : chosen.getOrDefault(field(type.id()), "0");
                    return choice(type, event, typed, single, chosen, where);
                })
                .toList();
    }

    private static TicketChoice choice(
            TicketType type,
            Availability event,
            String typed,
            boolean single,
            @Nullable Map<String, String> sent,
            Where where) {
        var quota = event.quota();
        var own = type.quota();
        var from = type.saleStartsAt();
        var until = type.saleEndsAt();
        var open = isOpen(type, quota);
        var limit = type.maxPerBooking();
        var fewer = limit != null && limit < quota && (own == null || limit < own);
        return new TicketChoice(
                type.id(),
                type.name(),
                type.left(),
                open ? typed : "0",
                single ? least(type) : 0,
                most(type, quota),
                open,
                from != null && from.isAfter(where.now()),
                from == null ? null : where.time(from),
                until == null ? null : where.time(until),
                own != null && own < quota ? own : null,
                TicketCost.of(type, fewer ? limit : null, sent, where.locale()),
                String.join(", ", event.sharedWith(type)),
                where.event().langOfType(type.id(), where.locale()));
    }

    private static boolean isOpen(TicketType type, int quota) {
        return type.onSale() && most(type, quota) >= least(type);
    }

    /** The fewest that a booking has, if it has any. */
    private static int least(TicketType type) {
        return type.minPerBooking() == null ? 1 : Math.max(1, type.minPerBooking());
    }

    private static int most(TicketType type, int quota) {
        return Stream.of(quota, type.left(), type.quota(), type.maxPerBooking())
                .filter(limit -> limit != null)
                .mapToInt(Integer::intValue)
                .min()
                .orElse(0);
    }

    static String field(long ticketTypeId) {
        return "quantity_" + ticketTypeId;
    }

    /** The field of the price that the buyer chooses. */
    static String priceField(long ticketTypeId) {
        return "price_" + ticketTypeId;
    }

    /** The field that says what one cost on the page. */
    static String unitField(long ticketTypeId) {
        return "unit_" + ticketTypeId;
    }

    /** The form field's name. */
    public String field() {
        return field(id);
    }

    public String priceField() {
        return priceField(id);
    }

    public String unitField() {
        return unitField(id);
    }

    /** What to choose from, or nothing where typing a number is quicker. */
    public List<String> options() {
        if (most > LONGEST_LIST) return List.of();
        var some = IntStream.rangeClosed(Math.max(1, cost.least()), most);
        return (least == 0 ? IntStream.concat(IntStream.of(0), some) : some)
                .mapToObj(String::valueOf)
                .toList();
    }

    /** What the chosen ones cost; null where that cannot be read. */
    @Nullable BigDecimal total() {
        if (!chosen.matches("\\d{1,6}")) return null;
        var many = new BigDecimal(chosen);
        if (many.signum() == 0) return BigDecimal.ZERO;
        var unit = cost.unit();
        return unit == null ? null : unit.multiply(many);
    }
}
