package dev.marquee.platform.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.archive.ArchiveLimits;
import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what services have of an organiser, from the tables that their migrations make. */
class ArchiveExportTest {

    private static final String ORIGIN = "0a1b2c3d-0000-4000-8000-000000000001";
    private static final String ELSEWHERE = "0a1b2c3d-0000-4000-8000-00000000000f";
    private static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");
    private static final Wanted WANTED =
            new Wanted(
                    7,
                    NOW,
                    List.of(ORIGIN + ":3"),
                    List.of(ORIGIN + ":4"),
                    List.of(ORIGIN + ":4/2"),
                    List.of("event:EV01"),
                    false);

    /** Until when facts were told, beside the outbox. */
    private static final Instant TOLD = NOW;

    private static final List<HikariDataSource> POOLS = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        POOLS.forEach(HikariDataSource::close);
        POOLS.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void every_statement_of_every_service_runs(String vendor) throws Exception {
        for (var service :
                List.of("auth", "customer", "event", "notification", "report", "ticket", "venue"))
            try (var payload = Payload.create()) {
                export(service, database(service, vendor)).read(WANTED, payload);
                assertThat(payload.counts()).as(service).isEmpty();
            }
    }

    @Test
    void the_same_rows_are_the_same_archive_on_both_databases_and_twice() throws Exception {
        var h2 = filled("h2");
        var postgres = filled("postgresql");
        var hash = hash(h2);
        assertThat(hash(h2)).isEqualTo(hash);
        assertThat(hash(postgres)).isEqualTo(hash);
        postgres.update("update event set name = name || '!' where id = 11");
        assertThat(hash(postgres)).as("a letter more").isNotEqualTo(hash);
    }

    @Test
    void only_the_organisers_rows_and_no_notes_go_along() throws Exception {
        var file = folder.resolve("archive.zip");
        write(filled("h2"), file);
        try (var archive = ArchiveReader.open(file, ArchiveLimits.USUAL)) {
            assertThat(archive.counts())
                    .isEqualTo(
                            Map.of(
                                    "organizer", 1L,
                                    "venue", 1L,
                                    "event", 601L,
                                    "ticket_type", 1L,
                                    "brand", 1L,
                                    "event_text", 1L));
            for (var kind : archive.counts().keySet())
                try (var rows = archive.rows(kind)) {
                    assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                            .doesNotContain("MARKER");
                }
            try (var rows = archive.rows("ticket_type")) {
                assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(
                                """
                                {"event":"%1$s:11","id":"%1$s:5","name":"Phổ thông","needs_code":false,"position":1,"price_minor":"24.00","quantity":90,"tax_included":true,"tax_rate_bp":600}
                                """
                                        .formatted(ORIGIN));
            }
        }
    }

    @Test
    void what_came_in_with_an_archive_keeps_its_name() throws Exception {
        var database = filled("h2");
        database.update(
                "insert into import_map (origin, kind, origin_id, local_id) values (?, 'event', '900', '11')",
                ELSEWHERE);
        var file = folder.resolve("archive.zip");
        write(database, file);
        try (var archive = ArchiveReader.open(file, ArchiveLimits.USUAL);
                var rows = archive.rows("ticket_type")) {
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"event\":\"" + ELSEWHERE + ":900\"")
                    .contains("\"id\":\"" + ORIGIN + ":5\"");
        }
    }

    @Test
    void what_is_on_its_way_to_other_services_is_waited_for() throws Exception {
        var database = filled("h2");
        var sql =
                "insert into outbox (topic, fact_key, payload, created_at, attempts, due_at) values ('x', ?, '{}', ?, 0, ?)";
        var before = NOW.minusSeconds(5).atOffset(ZoneOffset.UTC);
        var longAgo = NOW.minusSeconds(200_000).atOffset(ZoneOffset.UTC);
        database.update(sql, "dead", longAgo, longAgo);
        hash(database);
        database.update(sql, "now", before, before);
        try (var payload = Payload.create()) {
            assertThatThrownBy(() -> export("event", database).read(WANTED, payload))
                    .isInstanceOf(ErrorResponseException.class);
        }
        database.update("update outbox set delivered_at = ?, due_at = null", before);
        hash(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void what_is_sent_later_on_purpose_or_is_stuck_is_not_waited_for(String vendor)
            throws Exception {
        var database = database("ticket", vendor);
        var sql =
                "insert into outbox (topic, fact_key, payload, created_at, attempts, due_at) values ('x', ?, '{}', ?, ?, ?)";
        var before = NOW.minusSeconds(5);
        var inThreeDays = NOW.plus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC);
        database.update(sql, "reminder", before.atOffset(ZoneOffset.UTC), 0, inThreeDays);
        database.update(sql, "tried-often", before.atOffset(ZoneOffset.UTC), 10, inThreeDays);
        assertThat(isRead(database, NOW)).isTrue();
        database.update(sql, "tried-once", before.atOffset(ZoneOffset.UTC), 1, inThreeDays);
        assertThat(isRead(database, NOW)).isFalse();
        assertThat(isRead(database, NOW.plus(Duration.ofHours(25))))
                .as("asked for yesterday, and stuck since")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void of_somebody_elses_plan_only_the_version_goes_along_that_is_used(String vendor)
            throws Exception {
        var database = database("venue", vendor);
        for (var plan : List.of(4, 5))
            database.update(
                    "insert into seat_plan (id, venue_id, owner_id, name, version) values (?, 3, ?, 'Hall', 3)",
                    plan,
                    plan == 4 ? 8 : 7);
        for (var plan : List.of(4, 5))
            for (var version = 1; version <= 3; version++)
                database.update(
                        "insert into seat_plan_version (plan_id, version, name, layout, sections, seats, places, saved_at) values (?, ?, 'Hall', '{}', '[]', 1, 1, current_timestamp)",
                        plan,
                        version);
        var versions = new ArrayList<String>();
        try (var payload = Payload.create()) {
            export("venue", database).read(WANTED, payload);
            payload.readRows(
                    "seat_plan_version",
                    row ->
                            versions.add(
                                    row.path("plan").stringValue()
                                            + "/"
                                            + row.path("version").longValue()));
        }
        assertThat(versions)
                .containsExactlyInAnyOrder(
                        ORIGIN + ":4/2", ORIGIN + ":5/1", ORIGIN + ":5/2", ORIGIN + ":5/3");
    }

    @Test
    void few_rows_with_files_or_large_texts_are_in_memory_at_once() {
        var pictures = table("event", "event_picture_file");
        var plans = table("venue", "seat_plan_version");
        assertThat(TableScan.size(pictures, 100)).isEqualTo(10);
        assertThat(TableScan.size(plans, 16_000_000)).isEqualTo(10);
        assertThat(TableScan.size(plans, 40_000)).isEqualTo(100);
        assertThat(TableScan.size(plans, 100)).isEqualTo(500);
    }

    private static ArchiveTable table(String service, String name) {
        return ArchiveTable.of(service).stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whether_all_has_arrived_is_asked_without_rows() throws Exception {
        var database = filled("h2");
        try (var payload = Payload.create()) {
            export("event", database).read(Wanted.nothing(7, NOW), payload);
            assertThat(payload.counts()).isEmpty();
            assertThatThrownBy(() ->
                            export("event", database)
                                    .read(Wanted.nothing(7, NOW.plusSeconds(1)), payload))
                    .as("facts of a second are still to be told")
                    .isInstanceOf(ErrorResponseException.class);
        }
    }

    private static boolean isRead(JdbcTemplate database, Instant now) throws Exception {
        try (var payload = Payload.create()) {
            export("ticket", database, now).read(WANTED, payload);
            return true;
        } catch (ErrorResponseException e) {
            return false;
        }
    }

    private String hash(JdbcTemplate database) throws Exception {
        return write(database, folder.resolve("archive.zip"));
    }

    private static String write(JdbcTemplate database, Path file) throws Exception {
        try (var payload = Payload.create()) {
            payload.add("organizer", json("7"));
            payload.add("venue", json("3"));
            export("event", database).read(WANTED, payload);
            return BagWriter.write(payload, new BagWriter.About(ORIGIN, "7", NOW), file);
        }
    }

    private static ObjectNode json(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", ORIGIN + ":" + id);
    }

    /** 601 events of the organiser, so that they are read in pieces, and one of another. */
    private static JdbcTemplate filled(String vendor) throws Exception {
        var database = database("event", vendor);
        database.update("insert into category (name, position) values ('Archive test', 900)");
        for (var n = 0; n < 601; n++)
            event(database, 11 + n, 7, n == 0 ? "Đêm nhạc" : "Event " + n);
        event(database, 5000, 8, "MARKER of another");
        database.update("update event set venue_id = 3 where id = 11");
        database.update(
                "insert into ticket_type (id, event_id, position, name, price_minor, quantity, tax_rate_bp, tax_included) values (5, 11, 1, 'Phổ thông', 2400, 90, 600, true)");
        database.update(
                "insert into ticket_type (id, event_id, position, name, price_minor, quantity, tax_rate_bp, tax_included) values (6, 5000, 1, 'MARKER', 2400, 90, 600, true)");
        database.update(
                "insert into event_text (event_id, lang, field, words) values (11, 'en', 'name', 'A night')");
        database.update(
                "insert into event_note (id, event_id, author_id, author, text, created_at) values (1, 11, 7, 'Ana', 'MARKER', current_timestamp)");
        database.update(
                "insert into brand (organizer_id, version, name, updated_at) values (7, 1, 'Ana', timestamp with time zone '2030-01-02 03:04:05.123456+00')");
        return database;
    }

    private static void event(JdbcTemplate database, long id, long organizer, String name) {
        database.update(
                """
                insert into event (id, code, version, organizer_id, status, name, category, starts_at, starts_on, ends_on, time_zone, location, currency, quota, total_tickets,
                    booked_count, created_at, updated_at, search_text, name_key)
                values (?, ?, 0, ?, 'DRAFT', ?, 'Archive test', timestamp with time zone '2031-05-04 18:30:00+00', date '2031-05-04', date '2031-05-04', 'Europe/Lisbon', 'Lisbon', 'EUR', 10, 100,
                    3, timestamp with time zone '2030-01-02 03:04:05.123456+00', timestamp with time zone '2030-01-02 03:04:05+00', '', ?)
                """,
                id,
                "EV" + id,
                organizer,
                name,
                name);
    }

    private static ArchiveExport export(String service, JdbcTemplate database) {
        return export(service, database, NOW);
    }

    private static ArchiveExport export(String service, JdbcTemplate database, Instant now) {
        return new ArchiveExport(
                service,
                ORIGIN,
                database,
                new DataSourceTransactionManager(Objects.requireNonNull(database.getDataSource())),
                List.of(),
                List.of(before -> before.isAfter(TOLD)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static JdbcTemplate database(String service, String vendor) {
        var pool = ServiceDatabase.create(service, vendor);
        POOLS.add(pool);
        return new JdbcTemplate(pool);
    }
}
