package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.wording.EventTime;
import dev.marquee.site.wording.Price;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket in the booking form.
 *
 * @param chosen what was chosen, or typed
 * @param most how many can be chosen
 * @param open whether it is on sale and some are left
 * @param upcoming whether it is not on sale yet
 * @param from when it goes on sale, if it does so after its event
 * @param until when its sale ends, if it does so before its event's
 * @param quota how many of it one buyer may have, if fewer than of the event
 */
record TicketChoice(
        long id,
        String name,
        Price price,
        int left,
        String chosen,
        int least,
        int most,
        boolean open,
        boolean upcoming,
        @Nullable EventTime from,
        @Nullable EventTime until,
        @Nullable Integer quota) {

    private static final int LONGEST_LIST = 20;

    /** Where and when the event is looked at. */
    record Where(Instant now, ZoneId zone, Locale locale) {

        EventTime time(Instant moment) {
            return EventTime.of(moment, null, zone, locale);
        }
    }

    /** The choices, with what was chosen before; else one ticket of the first kind to be had. */
    static List<TicketChoice> of(
            Availability event, @Nullable Map<String, String> chosen, Where where) {
        var least = event.ticketTypes().size() == 1 ? 1 : 0;
        var first =
                event.ticketTypes().stream()
                        .filter(TicketChoice::isOpen)
                        .mapToLong(TicketType::id)
                        .findFirst()
                        .orElse(0);
        return event.ticketTypes().stream()
                .map(type -> {
                    var preset = type.id() == first ? "1" : "0";
                    var typed =
                            chosen == null ? preset : chosen.getOrDefault(field(type.id()), "0");
                    return choice(type, event.quota(), typed, least, where);
                })
                .toList();
    }

    private static TicketChoice choice(
            TicketType type, int quota, String chosen, int least, Where where) {
        var own = type.quota();
        var from = type.saleStartsAt();
        var until = type.saleEndsAt();
        var open = isOpen(type);
        var most = own == null ? quota : Math.min(quota, own);
        return new TicketChoice(
                type.id(),
                type.name(),
                Price.of(type.price(), type.currency(), where.locale()),
                type.left(),
                open ? chosen : "0",
                least,
                Math.min(most, type.left()),
                open,
                from != null && from.isAfter(where.now()),
                from == null ? null : where.time(from),
                until == null ? null : where.time(until),
                own != null && own < quota ? own : null);
    }

    private static boolean isOpen(TicketType type) {
        return type.onSale() && type.left() > 0;
    }

    static String field(long ticketTypeId) {
        return "quantity_" + ticketTypeId;
    }

    /** The form field's name. */
    public String field() {
        return field(id);
    }

    /** What to choose from, or nothing where typing a number is quicker. */
    public List<String> options() {
        return most > LONGEST_LIST
                ? List.of()
                : IntStream.rangeClosed(least, most).mapToObj(String::valueOf).toList();
    }
}
