package dev.marquee.customer.complaint;

import dev.marquee.platform.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where mails about complaints are left, in the transaction that makes them due. */
@Component
public class ComplaintMails {

    /** The topic of the outbox. */
    public static final String TOPIC = "complaint-mails";

    /**
     * A mail that is due.
     *
     * @param kind as notification-service calls it
     * @param entry that it brings; 0 for none
     */
    public record Due(String kind, long complaint, long entry) {}

    private final Outbox outbox;
    private final Gate gate;

    ComplaintMails(Outbox outbox, Gate gate) {
        this.outbox = outbox;
        this.gate = gate;
    }

    /** Says that the complaint came, if that was not said of another one today. */
    @Transactional(propagation = Propagation.MANDATORY)
    void received(Complaint complaint) {
        if (gate.acknowledges(complaint.requester())) publish("complaint-received", complaint, 0);
    }

    /** Asks whether the address is the requester's. */
    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(Complaint complaint) {
        publish("complaint-confirm", complaint, 0);
    }

    /** Brings an answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    void answered(Complaint complaint, long entry) {
        publish("complaint-answered", complaint, entry);
    }

    private void publish(String kind, Complaint complaint, long entry) {
        if (complaint.requester().email().isEmpty()) return;
        outbox.publish(
                TOPIC,
                "%s:%d:%d".formatted(kind, complaint.id(), entry),
                new Due(kind, complaint.id(), entry));
    }
}
