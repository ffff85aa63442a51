package dev.marquee.platform.queue;

/**
 * Work of this process that somebody waits for. While it is under way, the outbox leaves it the
 * processor and the database: it takes a batch a second, the most urgent messages first, and
 * catches up afterwards.
 */
@FunctionalInterface
public interface UrgentWork {

    /** Asked before each batch of messages, so it must be quick. */
    boolean isUnderWay();
}
