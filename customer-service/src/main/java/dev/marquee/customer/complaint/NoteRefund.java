package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.kind.WaitingOn;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes in a complaint what became of the refund that was decided about it. */
@Component
public class NoteRefund {

    /**
     * News of a refund.
     *
     * @param number which decision about the complaint it was
     * @param booking whose money it is
     * @param once names this very news: it is noted once, however often it comes
     * @param phase approved, stuck, done or refused
     * @param amount with its currency
     */
    public record Fact(
            long complaint,
            int number,
            String once,
            long booking,
            long refund,
            String phase,
            String amount) {}

    private static final Logger log = LoggerFactory.getLogger(NoteRefund.class);

    private final Complaints complaints;
    private final Entries entries;
    private final BusinessHours hours;
    private final ComplaintSettings settings;
    private final Clock clock;

    NoteRefund(
            Complaints complaints,
            Entries entries,
            BusinessHours hours,
            ComplaintSettings settings,
            Clock clock) {
        this.complaints = complaints;
        this.entries = entries;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A refund that is stuck makes a complaint go on that was resolved because of it. What is of
     * another booking than the complaint is ignored: organisers decide about refunds too, with keys
     * that they choose.
     */
    @Transactional
    public void handle(Fact fact) {
        var found = complaints.find(fact.complaint);
        if (found.isEmpty()) return; // forgotten meanwhile
        var booking = found.get().subject().bookingId();
        if (booking == null || booking != fact.booking) {
            log.warn("Ignored news of refund {}, of another booking", fact.refund);
            return;
        }
        var current = complaints.lockLast(fact.complaint);
        if (entries.isKnown(fact.once)) return;
        entries.noteOnce(
                fact.complaint,
                Person.SYSTEM,
                fact.phase.equals("approved") || fact.phase.equals("done"),
                "refund-" + fact.phase,
                fact.amount,
                fact.once);
        current.refunded(fact.refund, current.id() == fact.complaint ? fact.number : 0);
        if (fact.phase.equals("stuck")) goOn(current);
        complaints.save(current);
    }

    private void goOn(Complaint complaint) {
        var now = clock.instant();
        if (complaint.state() == ComplaintState.RESOLVED
                && complaint.takesAnswers(now, settings.reopenFor())) {
            complaint.reopen(Role.SYSTEM, now, settings.reopenFor());
            entries.note(complaint.id(), Person.SYSTEM, false, "reopened", "");
        } else if (complaint.state().isLive() && complaint.waitingOn() != WaitingOn.STAFF)
            complaint.setWaitingOn(WaitingOn.STAFF, now, hours.calendar());
    }

    /** Notes that a decision was made, so that the next one has another number. */
    @Transactional
    public void decided(long id, int number) {
        var complaint = complaints.lock(id);
        if (complaint.refundKeys >= number) return;
        complaint.refundKeys = number;
        complaints.save(complaint);
    }
}
