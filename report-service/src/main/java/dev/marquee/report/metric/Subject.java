package dev.marquee.report.metric;

/**
 * Whose figures: one event's, one organiser's, or everybody's.
 *
 * @param scope {@code event}, {@code organizer} or {@code all}
 * @param id 0 for all
 */
public record Subject(String scope, long id) {

    private static final String EVENT = "event";

    /** In the days of the event's zone. */
    public static Subject event(long id) {
        return new Subject(EVENT, id);
    }

    /** In the days of the installation's zone. */
    public static Subject organizer(long id) {
        return new Subject("organizer", id);
    }

    /** In the days of the installation's zone. */
    public static Subject all() {
        return new Subject("all", 0);
    }

    public boolean isEvent() {
        return scope.equals(EVENT);
    }
}
