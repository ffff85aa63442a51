package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.Admissions.Admission;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a door answers. It reads nothing and changes nothing, so the same situation has the
 * same answer wherever it is asked: online, and for what a phone decided without network.
 *
 * <p>What is wrong with the ticket comes first, then that somebody is in with it, then the gate and
 * its hours: whoever stands there with a cancelled ticket need not wait for the doors to open.
 */
final class EntryDecision {

    private EntryDecision() {}

    static Outcome decide(Situation it) {
        if (it.atEvent() != null && it.atEvent() != it.event().id()) return Outcome.WRONG_EVENT;
        if (it.direction() == Direction.EXIT) return Outcome.LEFT;
        if (it.revision() != null && it.revision() < it.ticket().revision())
            return Outcome.REPLACED;
        return switch (it.ticket().status()) {
            case "cancelled" -> Outcome.CANCELLED;
            case "reserved" -> it.ticket().costs() ? Outcome.NOT_PAID : Outcome.NOT_CONFIRMED;
            default -> ofGoodTicket(it);
        };
    }

    private static Outcome ofGoodTicket(Situation it) {
        var again = isSpent(it);
        if (again && !mayComeAgain(it)) return Outcome.ALREADY_USED;
        if (it.ticket().refundRequested()) return Outcome.REFUND_REQUESTED;
        if (it.ticket().blockedWhy() != null) return Outcome.BLOCKED;
        if (it.byList()) {
            if (!it.list().takes(it.ticket().typeId())) return Outcome.WRONG_GATE;
            if (it.at().isBefore(it.event().opensAt(it.list()))) return Outcome.TOO_EARLY;
            if (!it.at().isBefore(it.event().closesAt(it.list()))) return Outcome.TOO_LATE;
        }
        return again ? Outcome.ADMITTED_AGAIN : Outcome.ADMITTED;
    }

    /** A ticket of before admissions were kept says itself that it was used. */
    private static boolean isSpent(Situation it) {
        return it.admission() != null
                || it.list().isStandard()
                        && it.list().mode() == EntryMode.ONCE
                        && it.ticket().status().equals("used");
    }

    private static boolean mayComeAgain(Situation it) {
        return it.list().mode() == EntryMode.FREE
                || it.list().reentry() && it.admission() != null && !it.admission().inside();
    }

    /**
     * All that an answer at a door depends on.
     *
     * @param atEvent the event whose door it is; null for any
     * @param revision the one that the code says; null for a code that was typed
     * @param admission of this ticket to this list, on this day; null for none
     * @param byList whether the list's types and hours count: older callers know neither
     */
    record Situation(
            Found ticket,
            DoorEvent event,
            @Nullable Long atEvent,
            @Nullable Integer revision,
            EntryList list,
            Direction direction,
            Instant at,
            @Nullable Admission admission,
            boolean byList) {}
}
