package dev.marquee.customer.complaint.notice;

import dev.marquee.platform.outbox.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where notices for staff are left, in the transaction that makes them due. */
@Component
public class StaffNotices {

    static final String TOPIC = "complaint-notices";

    /**
     * A notice that is due.
     *
     * @param kind as notification-service calls it
     * @param account whose it is; null for all of support
     */
    record Due(String kind, long complaint, @Nullable Long account) {}

    private final Outbox outbox;

    StaffNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A complaint waits for its first answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void came(long complaint) {
        outbox.publish(
                TOPIC, "complaint-came:" + complaint, new Due("complaint-came", complaint, null));
    }

    /** Somebody else gave it to this account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void assigned(long complaint, long account) {
        outbox.publish(
                TOPIC,
                "complaint-assigned:%d:%s".formatted(complaint, UUID.randomUUID()),
                new Due("complaint-assigned", complaint, account));
    }
}
