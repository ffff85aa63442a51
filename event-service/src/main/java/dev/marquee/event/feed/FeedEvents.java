package dev.marquee.event.feed;

import dev.marquee.platform.language.Languages;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads for programs what everybody may see: no drafts, nothing that is only tried out. */
@Repository
class FeedEvents {

    /**
     * How long a calendar still has what is over or cancelled. Programs keep an entry that vanishes
     * from a feed, so a cancelled one has to be said for a while.
     */
    static final Duration KEPT = Duration.ofDays(30);

    /** How long a map of the site has what is over. */
    static final Duration MAPPED = Duration.ofDays(365);

    /** More entries would be no calendar that anybody reads. */
    private static final int MOST = 2_000;

    private static final int NEWEST = 100;

    private static final String SEEN = "ever_published and status <> 'DRAFT' and test_mode = 'OFF'";

    private static final String SELECT =
            """
            select code, coalesce(%1$s'name'), name) as name, coalesce(%1$s'description'), description) as description, starts_at as startsAt, ends_at as endsAt, time_zone as timeZone, location, status,
            coalesce(published_at, created_at) as publishedAt, updated_at as updatedAt, version from event where %2$s and
            """
                    .formatted(
                            "(select t.words from event_text t where t.event_id = event.id and t.lang = :lang and t.field = ",
                            SEEN);

    private static final String CALENDAR =
            """
            ((status <> 'CANCELLED' and coalesce(ends_at, starts_at) > :old) or (status = 'CANCELLED' and updated_at > :old))
            order by starts_at, id limit :most
            """;

    /** A line of a map of the site. */
    record Mapped(String code, OffsetDateTime updatedAt) {}

    /** Who has a page in the map. */
    record Organizer(long id, OffsetDateTime updatedAt) {}

    /**
     * A part of the map.
     *
     * @param part each has the events of as many ids, so that none moves to another one
     */
    record Part(long part, OffsetDateTime updatedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Languages languages;

    FeedEvents(JdbcClient jdbc, Clock clock, Languages languages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.languages = languages;
    }

    /**
     * What an organiser's calendar has, soonest first.
     *
     * @param lang whose texts are taken where an event has them; else those of its main language
     */
    List<FeedEvent> ofOrganizer(long organizer, String lang) {
        return jdbc.sql(SELECT + " organizer_id = :organizer and " + CALENDAR)
                .param("lang", known(lang))
                .param("organizer", organizer)
                .param("old", ago(KEPT))
                .param("most", MOST)
                .query(FeedEvent.class)
                .list();
    }

    /** What the calendar of a category has. */
    List<FeedEvent> ofCategory(String category, String lang) {
        return jdbc.sql(SELECT + " category = :category and " + CALENDAR)
                .param("lang", known(lang))
                .param("category", category)
                .param("old", ago(KEPT))
                .param("most", MOST)
                .query(FeedEvent.class)
                .list();
    }

    /** What came last of all that is on sale and not over, the newest first. */
    List<FeedEvent> newest(String lang) {
        return jdbc.sql(
                        SELECT
                                + " status in ('PUBLISHED', 'SOLD_OUT') and coalesce(ends_at, starts_at) > :now order by coalesce(published_at, created_at) desc, id desc limit :most")
                .param("lang", known(lang))
                .param("now", ago(Duration.ZERO))
                .param("most", NEWEST)
                .query(FeedEvent.class)
                .list();
    }

    /** Its tag, where there is this language: what else an address says is no text for SQL. */
    private String known(String lang) {
        return languages.named(lang).map(locale -> languages.of(locale).tag()).orElse("");
    }

    /** Whether an organiser ever showed an event, so that its pages exist. */
    boolean isOrganizer(long organizer) {
        return jdbc.sql(
                        "select 1 from event where organizer_id = :organizer and %s limit 1"
                                .formatted(SEEN))
                .param("organizer", organizer)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What an organiser is called, where it said so. */
    Optional<String> organizerName(long organizer) {
        return jdbc.sql("select name from brand where organizer_id = ? and name is not null")
                .param(organizer)
                .query(String.class)
                .optional();
    }

    /** Those who have something to be seen that is not over, with the latest change of theirs. */
    List<Organizer> organizers() {
        return jdbc.sql(
                        """
                        select organizer_id as id, max(updated_at) as updatedAt from event
                        where %s group by organizer_id
                        having max(case when status in ('PUBLISHED', 'SOLD_OUT') and coalesce(ends_at, starts_at) > :now then 1 else 0 end) = 1
                        order by organizer_id limit :most
                        """
                                .formatted(SEEN))
                .param("now", ago(Duration.ZERO))
                .param("most", MOST)
                .query(Organizer.class)
                .list();
    }

    /** When anything in a category changed last that everybody may see; of those with anything. */
    Map<String, OffsetDateTime> categoriesChangedAt() {
        var changed = new HashMap<String, OffsetDateTime>();
        jdbc.sql(
                        "select category, max(updated_at) from event where %s and category is not null group by category"
                                .formatted(SEEN))
                .query(row -> {
                    changed.put(row.getString(1), row.getObject(2, OffsetDateTime.class));
                });
        return changed;
    }

    /** The parts of the map that have events, with their latest change. */
    List<Part> parts(int size) {
        return jdbc.sql(
                        """
                        select part, max(updated_at) as updatedAt from (
                            select (id - 1) / :size as part, updated_at from event where %s and coalesce(ends_at, starts_at) > :old) as mapped
                        group by part order by part
                        """
                                .formatted(SEEN))
                .param("size", (long) size)
                .param("old", ago(MAPPED))
                .query(Part.class)
                .list();
    }

    /** The events of a part. */
    List<Mapped> mapped(long part, int size) {
        return jdbc.sql(
                        "select code, updated_at as updatedAt from event where id > :from and id <= :to and %s and coalesce(ends_at, starts_at) > :old order by id"
                                .formatted(SEEN))
                .param("from", part * size)
                .param("to", (part + 1) * size)
                .param("old", ago(MAPPED))
                .query(Mapped.class)
                .list();
    }

    /** When anything that everybody may see has changed last. */
    @Nullable OffsetDateTime changedAt() {
        return jdbc.sql("select max(updated_at) from event where " + SEEN)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }
}
