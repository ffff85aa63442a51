package dev.marquee.report.insight;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.metric.Subject;

/**
 * What somebody may look at.
 *
 * @param money whether amounts are shown
 */
public record Sight(Subject subject, boolean money) {

    /** All that the caller may see: an organiser what is their own, support no money. */
    public static Sight of(Caller caller) {
        return new Sight(
                caller.has("ADMIN", "SUPPORT") ? Subject.all() : Subject.organizer(caller.id()),
                seesMoney(caller));
    }

    /** One event, which the caller may see. */
    public static Sight of(long event, Caller caller) {
        return new Sight(Subject.event(event), seesMoney(caller));
    }

    private static boolean seesMoney(Caller caller) {
        return caller.has("ADMIN", "ORGANIZER");
    }
}
