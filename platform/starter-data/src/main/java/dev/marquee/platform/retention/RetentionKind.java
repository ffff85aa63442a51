package dev.marquee.platform.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and what would go by it now.
 *
 * @param keepDays how long its rows are kept
 * @param defaultDays the same without a setting
 * @param leastDays what a setting may say at least
 * @param purged see {@link RetentionRule#purged()}
 * @param reportsOnly the next run deletes nothing, because the rule is new here or has changed
 * @param lastRun when it was last carried out; null for never
 * @param lastDeleted how many rows went then
 * @param count how many rows would go now
 * @param oldest of these
 * @param samples up to five of these
 */
public record RetentionKind(
        String kind,
        long keepDays,
        long defaultDays,
        long leastDays,
        boolean purged,
        boolean reportsOnly,
        @Nullable Instant lastRun,
        long lastDeleted,
        long count,
        @Nullable Instant oldest,
        List<Sample> samples) {

    /** A row that would go. */
    public record Sample(String id, Instant at) {}
}
