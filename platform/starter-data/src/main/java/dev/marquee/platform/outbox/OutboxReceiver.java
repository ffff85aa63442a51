package dev.marquee.platform.outbox;

import java.util.List;

/** Takes the facts of one topic to where they are owed. */
public interface OutboxReceiver {

    /** The topic it serves; each topic has one receiver. */
    String topic();

    /**
     * Delivers all these facts, or throws: then each is tried again by itself, later and later.
     * Called outside any transaction, by several threads at once.
     */
    void deliver(List<OutboxFact> facts) throws Exception;
}
