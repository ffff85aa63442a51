package dev.marquee.event.catalogue;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the gateway, which keeps pages as long as nothing on them has changed: two texts to compare
 * with those of before, made by a walk through one index, however the events were changed and by
 * whom.
 */
@RestController
class CatalogueStateController {

    /**
     * The catalogue, in two texts.
     *
     * @param version another one whenever anything but the number of taken tickets has changed, or
     *     something has begun or ended by now
     * @param booked another one whenever the number of taken tickets of any event has changed
     */
    record State(String version, String booked) {}

    /**
     * Ids and versions only rise, and what is deleted is one less: so no change is undone by
     * another. Of the counts, each has a weight of its own, which no other events' together make up
     * for.
     */
    private static final String EVENTS =
            """
            select count(*) || '.' || coalesce(max(id), 0) || '.' || coalesce(sum(version), 0)
                || '.' || coalesce(sum(case when starts_at <= :now then 1 else 0 end), 0)
                || '.' || coalesce(sum(case when ends_at <= :now then 1 else 0 end), 0) as version,
                coalesce(sum(cast(mod(place * place * 48271 + place * 69621, 2147483647) as bigint) * booked_count), 0) || '' as booked
            from (select id, version, starts_at, ends_at, booked_count, cast(mod(id, 1000003) as bigint) as place from event) as e
            """;

    private static final String PICTURES =
            "select count(*) || '.' || coalesce(max(created_at), timestamp with time zone '2000-01-01 00:00:00Z') from event_picture";

    private final JdbcClient jdbc;
    private final Clock clock;

    CatalogueStateController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/internal/catalogue-state")
    State state() {
        var events =
                jdbc.sql(EVENTS)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(State.class)
                        .single();
        return new State(
                String.join("/", events.version(), pictures(), categories()), events.booked());
    }

    private String pictures() {
        return jdbc.sql(PICTURES).query(String.class).single();
    }

    /** Few, and they change without a version. */
    private String categories() {
        return String.join(
                ",",
                jdbc.sql("select name from category order by position").query(String.class).list());
    }
}
