package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.words.Text;
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

    /**
     * Asks whether the address is the requester's. A mail is asked back once a day at most: two
     * machines would go on for ever.
     *
     * @throws org.springframework.web.ErrorResponseException 429 too-many-complaints to one that
     *     came by mail, where one was answered today
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(Complaint complaint) {
        if (complaint.source() == Source.MAIL && !gate.acknowledges(complaint.requester()))
            throw ComplaintRefusals.tooMany(Text.of("problem.too-many-complaints.address"));
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
