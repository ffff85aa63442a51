package dev.marquee.platform.outbox;

import dev.marquee.platform.queue.Priority;
import java.util.List;

/** Delivers the messages of one topic. */
public interface MessageHandler {

    /** The lane of all handlers that name no other; the only one that hurries. */
    String MAIN_LANE = "";

    /** The topic it serves; each topic has one handler. */
    String topic();

    /**
     * The lane its messages travel in. A handler that is slow or away keeps the messages of its own
     * lane waiting, and no others. Messages of the main lane go out at once, those of any other
     * within a second or so.
     */
    default String lane() {
        return MAIN_LANE;
    }

    /** What goes first within a lane, whatever has waited longer. */
    default Priority priority() {
        return Priority.NORMAL;
    }

    /**
     * How many of its lane are taken at once, at most. All of them have the time of one claim, a
     * minute: where each takes long, they are few, so that no other replica takes them meanwhile.
     */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * Delivers all these messages, or throws: then each is tried again by itself, later and later.
     * Called outside any transaction, by several threads at once.
     */
    void deliver(List<OutboxMessage> messages) throws Exception;
}
