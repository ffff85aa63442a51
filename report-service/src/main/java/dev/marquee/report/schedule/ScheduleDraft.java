package dev.marquee.report.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to get by mail.
 *
 * @param toMe whether its owner gets it, too
 * @param others addresses in their one spelling, each once
 */
record ScheduleDraft(
        String name,
        Timing timing,
        @Nullable Long eventId,
        boolean pdf,
        boolean excel,
        String lang,
        boolean toMe,
        List<String> others,
        boolean active) {}
