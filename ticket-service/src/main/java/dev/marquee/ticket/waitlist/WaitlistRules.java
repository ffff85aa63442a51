package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an event's waiting list works.
 *
 * @param enabled whether it takes names
 * @param offerHours how long tickets are held for who is offered them
 * @param patienceHours how long free tickets are kept for who wants more than there are
 * @param successors the type that is offered to those who waited for one that is no longer sold
 */
record WaitlistRules(
        boolean enabled, int offerHours, int patienceHours, Map<Long, Long> successors) {

    static final WaitlistRules DEFAULT = new WaitlistRules(true, 12, 24, Map.of());

    /** So long before the event begins, or a type is no longer sold, nobody is offered any more. */
    static final Duration BEFORE_THE_END = Duration.ofHours(1);

    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime AWAKE = LocalTime.of(10, 0);

    /** When the list ends. */
    static Instant end(SaleTerms terms) {
        return terms.startsAt().minus(BEFORE_THE_END);
    }

    /** Whether anybody may still be offered anything. */
    static boolean isOver(SaleTerms terms, Instant now) {
        return terms.closedBecause(now) != null || !now.isBefore(end(terms));
    }

    /**
     * Whether nobody is offered any of the type: it is no longer sold, or what it costs could not
     * arrive in time.
     */
    static boolean isOver(TicketType type, SaleTerms terms, Instant now) {
        var end = type.saleEndsAt();
        if (type.quantity() == 0 || end != null && !now.isBefore(end.minus(BEFORE_THE_END)))
            return true;
        if (type.priceMinor() == 0 || !terms.payment().isByTransferAlone()) return false;
        var last = end != null && end.isBefore(terms.startsAt()) ? end : terms.startsAt();
        return terms.payment().transferredBy(now, ZoneId.of(terms.timeZone())).isAfter(last);
    }

    /**
     * Until when tickets are held that are offered now. Nobody has to wake up for them: an offer of
     * the night, or one that would end at night, is good until ten in the morning where the event
     * is.
     *
     * @param typeEnds when the first of their types is no longer sold; null for never
     */
    Instant offeredUntil(SaleTerms terms, @Nullable Instant typeEnds, Instant now) {
        var zone = ZoneId.of(terms.timeZone());
        var until = later(now.plus(Duration.ofHours(offerHours)), now, zone);
        var end = end(terms);
        if (typeEnds != null && typeEnds.minus(BEFORE_THE_END).isBefore(end))
            end = typeEnds.minus(BEFORE_THE_END);
        return until.isBefore(end) ? until : end;
    }

    private static Instant later(Instant until, Instant now, ZoneId zone) {
        var made = now.atZone(zone);
        if (!made.toLocalTime().isBefore(NIGHT))
            until =
                    later(
                            until,
                            made.toLocalDate().plusDays(1).atTime(AWAKE).atZone(zone).toInstant());
        if (made.toLocalTime().isBefore(MORNING))
            until = later(until, made.toLocalDate().atTime(AWAKE).atZone(zone).toInstant());
        var ends = until.atZone(zone);
        return ends.toLocalTime().isBefore(AWAKE)
                ? ends.toLocalDate().atTime(AWAKE).atZone(zone).toInstant()
                : until;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
