package dev.marquee.platform.config;

/**
 * The threads that carry virtual ones, of which the JVM starts as many as there are processors. A
 * virtual thread that loads a class keeps its carrier while it waits. On two processors two of them
 * that wait for a jar's lock leave none for the virtual thread that has the lock: nothing goes on,
 * for ever. It was seen at a start on a busy machine.
 */
final class CarrierThreads {

    static final String SETTING = "jdk.virtualThreadScheduler.parallelism";

    /** More than ever load classes from one jar at once. */
    static final int FEWEST = 16;

    private CarrierThreads() {}

    /** Has an effect until the first virtual thread is made; what was said for the JVM stays. */
    static void provide() {
        var processors = Runtime.getRuntime().availableProcessors();
        if (processors < FEWEST && System.getProperty(SETTING) == null)
            System.setProperty(SETTING, String.valueOf(FEWEST));
    }
}
