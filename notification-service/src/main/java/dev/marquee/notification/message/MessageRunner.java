package dev.marquee.notification.message;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what is due for messages. Any number of replicas may run: one of them has a message for a
 * while, and whatever it leaves half done another finishes.
 */
@Component
public class MessageRunner {

    private static final Logger log = LoggerFactory.getLogger(MessageRunner.class);

    /** Longer than a step takes. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 10;

    private final MessageSteps steps;
    private final StartMessage start;
    private final SnapshotAudience snapshot;
    private final HandOver handOver;

    MessageRunner(
            MessageSteps steps, StartMessage start, SnapshotAudience snapshot, HandOver handOver) {
        this.steps = steps;
        this.start = start;
        this.snapshot = snapshot;
        this.handOver = handOver;
    }

    /** One step for the message that is due first; returns whether there was one. */
    boolean runOne() {
        return run(1) > 0;
    }

    /** One step for each message that is due. Returns for how many. */
    public int run() {
        return run(AT_ONCE);
    }

    private int run(int most) {
        var due = steps.claim(most, LEASE);
        for (var message : due) {
            try {
                step(message);
            } catch (RuntimeException e) {
                // Its lease lapses, and then it is tried again: nothing of it is lost.
                log.warn("message {} cannot go on just now: {}", message.id(), e.toString());
            }
        }
        return due.size();
    }

    private void step(Message message) {
        switch (message.state()) {
            case SCHEDULED -> start.handle(message);
            case PREPARING -> snapshot.handle(message);
            case SENDING -> handOver.handle(message);
            case DRAFT, REVIEW, PAUSED, MISSED, SENT, STOPPED, FAILED ->
                    log.debug("message {} needs nothing", message.id());
        }
    }
}
