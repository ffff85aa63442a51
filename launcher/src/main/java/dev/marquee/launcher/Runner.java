package dev.marquee.launcher;

import java.util.Map;

/** A way of running a service. */
interface Runner extends AutoCloseable {

    /**
     * Starts the service and returns once it answers.
     *
     * @throws Exception why it did not start
     */
    void start(Service service, Map<String, String> settings) throws Exception;

    /** Gives back what only starting needed. */
    default void allStarted() {}

    /** Stops all that was started, the gateway first, and waits for it. */
    @Override
    void close();
}
