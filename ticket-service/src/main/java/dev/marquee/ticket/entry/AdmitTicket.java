package dev.marquee.ticket.entry;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.entry.EntryAnswers.Seen;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.refund.DecideRefund;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers a door while somebody stands there, and lets them in or out. */
@Component
class AdmitTicket {

    private final EntryTickets tickets;
    private final ReadTickets read;
    private final Judge judge;
    private final Admissions admissions;
    private final Scans scans;
    private final DoorEvents events;
    private final DoorKeepers keepers;
    private final UsedTickets used;
    private final TransactionTemplate transaction;
    private final BookingChange change;
    private final DecideRefund refunds;
    private final AuditTrail trail;

    AdmitTicket(
            EntryTickets tickets,
            ReadTickets read,
            Judge judge,
            Admissions admissions,
            Scans scans,
            DoorEvents events,
            DoorKeepers keepers,
            UsedTickets used,
            TransactionTemplate transaction,
            BookingChange change,
            DecideRefund refunds,
            AuditTrail trail) {
        this.tickets = tickets;
        this.read = read;
        this.judge = judge;
        this.admissions = admissions;
        this.scans = scans;
        this.events = events;
        this.keepers = keepers;
        this.used = used;
        this.transaction = transaction;
        this.change = change;
        this.refunds = refunds;
        this.trail = trail;
    }

    /**
     * Answers what a door has read. Of several who come with the same ticket, one is admitted,
     * whatever gates they come to at whatever moment; the others learn when and where that was. The
     * same scan again has the same answer, and changes nothing.
     *
     * @throws org.springframework.web.ErrorResponseException 403 {@code supervisors-only} if a
     *     steward wants to let in in spite of the answer; 409 {@code scan-id-taken} if the scan's
     *     id is that of another reading; 422 for a list that the event does not have
     */
    EntryResult handle(Reading reading, DoorKeeper keeper) {
        var ticket = read.find(reading);
        if (ticket.found() == null) return failed(reading, keeper, ticket.otherwise());
        var found = ticket.found();
        var event = events.find(found.ticket().eventId()).orElseThrow();
        if (keepers.roleAt(keeper, event).isEmpty())
            return failed(reading, keeper, Outcome.WRONG_EVENT);
        if (!reading.forced())
            return Objects.requireNonNull(
                    transaction.execute(
                            status -> decide(found, ticket.revision(), event, reading, keeper)));
        keepers.refuseStewards(keeper, event);
        return inSpite(found, ticket.revision(), event, reading, keeper);
    }

    /** Nobody is in with what is no ticket of this door; that it was tried is kept. */
    private EntryResult failed(Reading reading, DoorKeeper keeper, Outcome outcome) {
        var event = reading.event();
        var here =
                event == null
                        ? null
                        : events.find(event)
                                .filter(it -> keepers.roleAt(keeper, it).isPresent())
                                .map(DoorEvent::id)
                                .orElse(null);
        var answer = EntryResult.without(outcome);
        var added =
                scans.add(
                        reading,
                        keeper,
                        new Scans.Result(null, here, null, null, true, false, null, answer, null));
        if (!added) same(reading, scans.find(reading.scan()).orElseThrow());
        return answer;
    }

    private static void same(Reading reading, Scan before) {
        if (!before.hash().equals(reading.hash()))
            throw Problems.problem(
                    HttpStatus.CONFLICT, "scan-id-taken", Text.of("problem.scan-id-taken"));
    }

    private EntryResult decide(
            Found known,
            @Nullable Integer revision,
            DoorEvent event,
            Reading reading,
            DoorKeeper keeper) {
        tickets.lock(known.ticket().id());
        var before = scans.find(reading.scan());
        if (before.isPresent()) {
            same(reading, before.get());
            return judge.again(before.get(), known, event);
        }
        var found = tickets.find(known.ticket().id()).orElseThrow();
        var it = judge.situation(found, revision, event, reading, true);
        var outcome = EntryDecision.decide(it);
        var forced = reading.forced() && !outcome.letsIn() && outcome != Outcome.LEFT;
        if (forced) outcome = Outcome.ADMITTED;
        var passed = outcome.letsIn() || outcome == Outcome.LEFT;
        var forcedBy = forced ? keeper.name() : null;
        var seen =
                passed
                        ? new Seen(it.at(), reading.gate(), reading.device(), keeper.name())
                        : Seen.before(it);
        var answer = judge.answer(outcome, it, seen, reading, forcedBy);
        var key = Judge.key(it);
        scans.add(
                reading,
                keeper,
                new Scans.Result(
                        key.ticket(),
                        event.id(),
                        key.list(),
                        key.day(),
                        true,
                        passed,
                        null,
                        answer,
                        forcedBy));
        if (passed) letThrough(outcome, it, reading, forced);
        return answer;
    }

    private void letThrough(Outcome outcome, Situation it, Reading reading, boolean forced) {
        var key = Judge.key(it);
        if (outcome != Outcome.ADMITTED) {
            admissions.move(key, outcome == Outcome.ADMITTED_AGAIN, it.at());
            return;
        }
        var admitted = admissions.admit(key, it.event().id(), Judge.admission(reading, it.at()));
        if (!admitted && !forced)
            throw new IllegalStateException("ticket " + key.ticket() + " was admitted before");
        if (!admitted) admissions.move(key, true, it.at());
        used.came(it, reading.gate(), forced);
    }

    /**
     * A supervisor lets in whatever the answer is. Who asked for the money back keeps the ticket.
     */
    private EntryResult inSpite(
            Found found,
            @Nullable Integer revision,
            DoorEvent event,
            Reading reading,
            DoorKeeper keeper) {
        var answer = new AtomicReference<EntryResult>();
        change.of(
                found.bookingId(),
                (booking, now) -> {
                    var done = decide(found, revision, event, reading, keeper);
                    answer.set(done);
                    if (done.details() == null || done.details().forcedBy() == null) return;
                    refunds.rejectOpen(
                            booking,
                            "Let in at the door: " + reading.why(),
                            new Actor(keeper.name(), true),
                            now);
                    trail.record(
                            "entry.forced",
                            "ticket:" + found.ticket().code(),
                            Objects.requireNonNull(reading.why()));
                });
        return Objects.requireNonNull(answer.get());
    }
}
