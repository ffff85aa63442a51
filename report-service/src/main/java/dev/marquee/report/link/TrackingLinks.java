package dev.marquee.report.link;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.report.client.EventClient;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.HttpClientErrorException;

/** The links of organisers; an admin's are all. */
@Component
public class TrackingLinks {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 7;
    private static final String THING = "link";

    private final JdbcClient jdbc;
    private final EventClient events;
    private final String site;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TrackingLinks(JdbcClient jdbc, EventClient events, MarqueeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.site = settings.publicUrl().toString();
        this.clock = clock;
    }

    /** Those of an organiser, or all for null, the newest first. */
    public List<TrackingLink> page(@Nullable Long organizer, int page, int size) {
        return jdbc.sql(
                        "select * from tracking_link where :all or organizer_id = :organizer"
                                + " order by id desc limit :size offset :from")
                .param("all", organizer == null)
                .param("organizer", organizer == null ? 0 : organizer)
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, i) -> link(row))
                .list();
    }

    long count(@Nullable Long organizer) {
        return jdbc.sql(
                        "select count(*) from tracking_link where :all or organizer_id = :organizer")
                .param("all", organizer == null)
                .param("organizer", organizer == null ? 0 : organizer)
                .query(Long.class)
                .single();
    }

    /** By its code; empty if there is none. */
    Optional<TrackingLink> find(String code) {
        return jdbc.sql("select * from tracking_link where code = :code")
                .param("code", code)
                .query((row, i) -> link(row))
                .optional();
    }

    /** One of the caller's, or 404. */
    TrackingLink get(long id, Caller caller) {
        return jdbc.sql("select * from tracking_link where id = :id")
                .param("id", id)
                .query((row, i) -> link(row))
                .optional()
                .filter(link -> caller.has("ADMIN") || link.organizerId() == caller.id())
                .orElseThrow(() -> Problems.notFound(THING));
    }

    TrackingLink add(LinkRequest request, Caller caller) {
        var event = event(request.eventId(), caller);
        var code = new StringBuilder();
        for (var n = 0; n < LENGTH; n++)
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        jdbc.sql(
                        "insert into tracking_link (organizer_id, code, name, event_id, event_code, created_at)"
                                + " values (:organizer, :code, :name, :event, :eventCode, :now)")
                .param("organizer", event == null ? caller.id() : event.organizerId())
                .param("code", code.toString())
                .param("name", request.name().strip())
                .param("event", event == null ? null : event.id())
                .param("eventCode", event == null ? null : event.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return find(code.toString()).orElseThrow();
    }

    /**
     * Another name, or another page.
     *
     * @param version that was read; null to change any
     */
    @Transactional
    public TrackingLink change(
            long id, LinkRequest request, @Nullable Long version, Caller caller) {
        var link = lock(id, version, caller);
        var event = event(request.eventId(), caller);
        jdbc.sql(
                        "update tracking_link set name = :name, event_id = :event, event_code = :eventCode, version = version + 1 where id = :id")
                .param("id", link.id())
                .param("name", request.name().strip())
                .param("event", event == null ? null : event.id())
                .param("eventCode", event == null ? null : event.code())
                .update();
        return get(id, caller);
    }

    /** What was counted stays. */
    @Transactional
    public void delete(long id, @Nullable Long version, Caller caller) {
        var link = lock(id, version, caller);
        jdbc.sql("delete from tracking_link where id = :id").param("id", link.id()).update();
    }

    private TrackingLink lock(long id, @Nullable Long version, Caller caller) {
        jdbc.sql("select id from tracking_link where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        var link = get(id, caller);
        if (version != null && version != link.version()) throw Versions.changed(THING);
        return link;
    }

    private EventClient.@Nullable Event event(@Nullable Long id, Caller caller) {
        if (id == null) return null;
        try {
            var event = events.get(String.valueOf(id));
            if (caller.has("ADMIN") || event.organizerId() == caller.id()) return event;
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.notFound("event");
        }
        throw Problems.notFound("event");
    }

    private TrackingLink link(ResultSet row) throws SQLException {
        var code = row.getString("code");
        return new TrackingLink(
                row.getLong("id"),
                code,
                row.getString("name"),
                row.getObject("event_id", Long.class),
                row.getString("event_code"),
                site + "/t/" + code,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getLong("organizer_id"));
    }
}
