package dev.marquee.ticket.waitlist;

import dev.marquee.platform.queue.QueueSignal;
import org.springframework.stereotype.Component;

/** Wakes the worker that serves the lists. */
@Component
class WaitlistSignal {

    private final QueueSignal signal = new QueueSignal(1);

    /** Something may be free once the present transaction has committed. */
    void stockChanged() {
        signal.wakeAfterCommit();
    }

    QueueSignal signal() {
        return signal;
    }
}
