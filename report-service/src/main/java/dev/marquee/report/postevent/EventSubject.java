package dev.marquee.report.postevent;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The event that a report is about.
 *
 * @param organizerId whose event it is
 * @param code and {@code name} as they were when the report was filed; null of older reports
 */
@Embeddable
record EventSubject(
        @Column(name = "event_id") long id,
        long organizerId,
        @Column(name = "event_code") @Nullable String code,
        @Column(name = "event_name") @Nullable String name) {}
