package dev.marquee.report.insight;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.metric.Subject;

/**
 * What somebody may look at.
 *
 * @param money whether amounts are shown
 * @param house whether what is of the whole installation is shown
 */
public record Sight(Subject subject, boolean money, boolean house) {

    /**
     * All that the caller may see: an organiser what is their own, support what is everybody's but
     * no money, also if they are an organiser besides.
     */
    public static Sight of(Caller caller) {
        return seesAll(caller)
                ? new Sight(Subject.all(), caller.has("ADMIN"), true)
                : new Sight(Subject.organizer(caller.id()), caller.has("ORGANIZER"), false);
    }

    /**
     * One event, which the caller may see.
     *
     * @param organizer whose it is
     */
    public static Sight of(long event, long organizer, Caller caller) {
        var own = caller.has("ORGANIZER") && organizer == caller.id();
        return new Sight(Subject.event(event), own || caller.has("ADMIN"), seesAll(caller));
    }

    private static boolean seesAll(Caller caller) {
        return caller.has("ADMIN", "SUPPORT");
    }
}
