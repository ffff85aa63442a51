package dev.marquee.platform.outbox;

import dev.marquee.platform.queue.Priority;
import java.util.List;

/** Takes the facts of one topic to where they are owed. */
public interface OutboxReceiver {

    /** The lane of all receivers that name no other; the only one that hurries. */
    String MAIN_LANE = "";

    /** The topic it serves; each topic has one receiver. */
    String topic();

    /**
     * The lane its facts travel in. A receiver that is slow or away keeps the facts of its own lane
     * waiting, and no others. Facts of the main lane go out at once, those of any other within a
     * second or so.
     */
    default String lane() {
        return MAIN_LANE;
    }

    /** What goes first within a lane, whatever has waited longer. */
    default Priority priority() {
        return Priority.NORMAL;
    }

    /**
     * Delivers all these facts, or throws: then each is tried again by itself, later and later.
     * Called outside any transaction, by several threads at once.
     */
    void deliver(List<OutboxFact> facts) throws Exception;
}
