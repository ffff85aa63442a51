package dev.marquee.platform.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a service does not keep for ever; a bean each. The names are SQL of the service's own.
 *
 * @param kind one word, also the setting's: {@code marquee.retention.keep.<kind>}
 * @param keep how long, unless that setting says otherwise
 * @param least a shorter time is refused at the start
 * @param at the column that says how old a row is
 * @param done a condition: other rows stay, however old. It may use {@code :end}
 * @param person the column with somebody's address, by which rows are held; where a row is of
 *     several people, a condition with {@code :people} that is true of those of held ones; null for
 *     none
 * @param event the column with an event's id, by which rows are held; null for none
 * @param purged whether another part of the service deletes them, so that nothing is done here, and
 *     holds do not count
 */
public record RetentionRule(
        String kind,
        Duration keep,
        Duration least,
        String table,
        String id,
        String at,
        String done,
        @Nullable String person,
        @Nullable String event,
        boolean purged) {

    /** Rows that another part of the service deletes; they are shown with all others. */
    public static RetentionRule purgedElsewhere(
            String kind,
            Duration keep,
            Duration least,
            String table,
            String id,
            String at,
            String done) {
        return new RetentionRule(kind, keep, least, table, id, at, done, null, null, true);
    }
}
