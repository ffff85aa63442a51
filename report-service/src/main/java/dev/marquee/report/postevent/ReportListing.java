package dev.marquee.report.postevent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;

/**
 * What reports are found and sorted by: their own words, and what is known of their events. What
 * was stored when the event was completed comes before what was noted with the report.
 */
@Entity
@Immutable
@Subselect(
        """
        select r.id, r.organizer_id, r.event_id, r.summary, r.created_at,
            coalesce(c.name, r.event_name) as event_name, coalesce(c.code, r.event_code) as event_code,
            coalesce(c.sold, r.sold) as sold, c.starts_at
        from report r left join completion c on c.event_id = r.event_id
        """)
@Synchronize({"report", "completion"})
class ReportListing {

    @Id private long id;
    private long organizerId;
    private long eventId;
    private String summary;
    private Instant createdAt;
    private @Nullable String eventName;
    private @Nullable String eventCode;
    private @Nullable Integer sold;
    private @Nullable Instant startsAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ReportListing() {}

    /** Of the report. */
    long id() {
        return id;
    }
}
