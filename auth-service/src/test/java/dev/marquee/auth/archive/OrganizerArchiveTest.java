package dev.marquee.auth.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.MovableClock;
import dev.marquee.auth.RowsElsewhere;
import dev.marquee.platform.archive.ArchiveLimits;
import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisers take along all that is theirs. */
@AuthServiceTest
class OrganizerArchiveTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired MovableClock clock;
    @Autowired RowsElsewhere elsewhere;
    @Autowired JsonMapper json;
    @Autowired ArchiveJobs jobs;
    @Autowired ArchiveWork work;

    @TempDir private Path folder;

    private long id;

    @BeforeEach
    void register() {
        clock.reset();
        elsewhere.reset();
        var email = "organizer" + UUID.randomUUID() + "@example.org";
        jdbc.sql(
                        "insert into account (name, email, email_verified, password_hash, disabled, created_at, digest) values ('Mai Leaves', ?, true, 'MARKER', false, current_timestamp, 'off')")
                .param(email)
                .update();
        id =
                jdbc.sql("select id from account where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
    }

    @AfterEach
    void back() {
        jdbc.sql("delete from archive_job where organizer_id = ?").param(id).update();
        clock.reset();
        elsewhere.reset();
    }

    @Test
    void an_archive_holds_what_all_services_have_and_is_the_same_twice() throws Exception {
        var first = made();
        var second = made();

        assertThat(second.get("content_hash")).isEqualTo(first.get("content_hash"));
        assertThat(first.get("rows").asLong()).isEqualTo(4);
        try (var archive = ArchiveReader.open(fetched(first), ArchiveLimits.USUAL)) {
            assertThat(archive.contentHash()).isEqualTo(first.get("content_hash").asString());
            assertThat(archive.counts())
                    .isEqualTo(Map.of("booking", 1L, "event", 1L, "organizer", 1L, "venue", 1L));
            try (var rows = archive.rows("organizer")) {
                assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Mai Leaves", ":" + id + "\"")
                        .doesNotContain("MARKER");
            }
        }
        assertThat(elsewhere.venuesWanted())
                .as("a hall of somebody else's is asked for by name")
                .anySatisfy(wanted -> {
                    assertThat(wanted.organizer()).isEqualTo(id);
                    assertThat(wanted.venues())
                            .isEqualTo(List.of("0a1b2c3d-0000-4000-8000-000000000001:3"));
                    assertThat(wanted.planVersions())
                            .containsExactly("0a1b2c3d-0000-4000-8000-000000000001:4/2");
                    assertThat(wanted.targets()).containsExactly("event:EV11");
                });
        assertThat(mvc.get().uri("/admin/archive").with(owner()))
                .hasStatusOk()
                .bodyText()
                .contains("4 rows", "Download the archive", "Internal notes");
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from audit_entry where action = 'archive.exported' and target = ?")
                                        .param("account:" + id)
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(2));
    }

    @Test
    void a_service_that_is_away_or_not_done_telling_is_waited_for_and_named() throws Exception {
        elsewhere.away("event");
        var job = ordered();
        awaitOnPage("It waits for events");
        elsewhere.reset();
        elsewhere.busy("ticket");
        again(job);
        awaitOnPage("It waits for bookings and tickets");
        assertThat(mvc.post().uri("/api/organizers/{id}/archive", id).with(owner()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("archive-under-way");
        assertThat(mvc.post().uri("/admin/archive").with(owner()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("One is being made");
        elsewhere.reset();
        again(job);
        assertThat(ready(job).get("state").asString()).isEqualTo("ready");
    }

    @Test
    void half_an_archive_is_none_and_names_what_dangles() throws Exception {
        elsewhere.missing("event");
        var job = ready(ordered());

        assertThat(job.get("state").asString()).isEqualTo("failed");
        assertThat(job.get("trouble").asString())
                .isEqualTo(
                        "booking @:5: live_event @:11"
                                .replace("@", "0a1b2c3d-0000-4000-8000-000000000001"));
        assertThat(file(job)).isEqualTo(HttpStatus.NOT_FOUND.value());
        assertThat(mvc.get().uri("/admin/archive").with(owner()))
                .hasStatusOk()
                .bodyText()
                .contains("could not be made whole", "booking");
    }

    @Test
    void others_find_nothing_admins_find_it_and_it_goes_after_seven_days() throws Exception {
        assertThat(
                        mvc.post()
                                .uri("/api/organizers/{id}/archive", id)
                                .with(
                                        TestTokens.signedIn(
                                                clock.instant().minus(Duration.ofHours(1)),
                                                id,
                                                "mai@example.org",
                                                "ORGANIZER")))
                .as("signed in long ago")
                .hasStatus(HttpStatus.UNAUTHORIZED);
        var job = made();
        var stranger = TestTokens.account(id + 1_000_000, "other@example.org", "ORGANIZER");
        var path = "/api/archives/" + job.get("id").asLong();
        assertThat(mvc.get().uri(path).with(stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(path + "/file").with(stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/api/organizers/{id}/archive", id).with(stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/admin/archive?organizer=" + id).with(stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(path).with(TestTokens.admin())).hasStatusOk();
        assertThat(mvc.get().uri("/admin/archive?organizer=" + id).with(TestTokens.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("All that belongs to Mai Leaves");

        jdbc.sql("update archive_job set expires_at = asked_at where id = ?")
                .param(job.get("id").asLong())
                .update();
        assertThat(mvc.get().uri(path).with(owner())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(file(job)).isEqualTo(HttpStatus.NOT_FOUND.value());
    }

    @Test
    void nothing_is_read_before_every_service_has_told_the_others() throws Exception {
        made();
        var asked = elsewhere.asked(id);
        assertThat(asked.subList(0, 6))
                .containsExactlyInAnyOrder(
                        "report?", "notification?", "ticket?", "customer?", "event?", "venue?");
        assertThat(asked.subList(6, 12)).noneMatch(it -> it.endsWith("?"));
        elsewhere.reset();

        elsewhere.busy("venue");
        var job = ordered();
        await().untilAsserted(
                        () -> assertThat(jobs.byId(job).orElseThrow().away()).isEqualTo("venue"));
        assertThat(elsewhere.asked(id)).allMatch(it -> it.endsWith("?"));
    }

    @Test
    void whoever_fetches_it_has_signed_in_lately_and_leaves_a_trace() throws Exception {
        var job = made();
        var path = "/admin/archive/" + job.get("id").asLong() + "/file";
        var longAgo =
                TestTokens.signedIn(
                        clock.instant().minus(Duration.ofHours(1)),
                        id,
                        "mai@example.org",
                        "ORGANIZER");
        assertThat(mvc.get().uri("/api/archives/" + job.get("id").asLong() + "/file").with(longAgo))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri(path).accept(MediaType.TEXT_HTML).with(longAgo))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("confirm-password");
        assertThat(mvc.post().uri(path).with(owner())).as("confirmed").hasStatusOk();
        fetched(job);

        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from audit_entry where action = 'archive.fetched' and target = ?")
                                        .param("account:" + id)
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(2));
    }

    @Test
    void who_is_forgotten_is_in_no_archive_any_more() throws Exception {
        var job = made();

        forget();

        assertThat(parts(job.get("id").asLong())).isZero();
        assertThat(mvc.get().uri("/api/archives/" + job.get("id").asLong()).with(owner()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(file(job)).isEqualTo(HttpStatus.NOT_FOUND.value());
    }

    @Test
    void an_archive_is_made_anew_if_somebody_is_forgotten_meanwhile() throws Exception {
        elsewhere.meanwhile(id, this::forget);

        var job = made();

        var asked =
                elsewhere.venuesWanted().stream()
                        .filter(wanted -> wanted.organizer() == id)
                        .toList();
        assertThat(asked).as("gathered twice").hasSize(2);
        assertThat(asked.getLast().asOf()).isAfterOrEqualTo(asked.getFirst().asOf());
        assertThat(parts(job.get("id").asLong())).isPositive();
    }

    @Test
    void what_was_gathered_before_somebody_was_forgotten_is_not_kept() throws Exception {
        var job = waiting(0);
        var file = Files.write(folder.resolve("archive.zip"), new byte[] {1});

        work.ready(job, clock.instant(), "0".repeat(64), 1, file); // of another try
        work.later(job, "event");
        work.failed(job, "x");

        assertThat(parts(job.id())).isZero();
        assertThat(work.step(job, "event")).isFalse();
        var now = jobs.byId(job.id()).orElseThrow();
        assertThat(now.isWaiting()).isTrue();
        assertThat(now.away()).isNull();
    }

    @Test
    void what_failed_too_often_is_given_up() throws Exception {
        var job = waiting(5);

        await().untilAsserted(() ->
                assertThat(jobs.byId(job.id()).orElseThrow().state()).isEqualTo("failed"));
    }

    @Test
    void a_service_that_is_away_is_no_error_and_is_asked_more_seldom_each_time() throws Exception {
        clock.stop();
        var job = claimed(waiting(4), 1);
        work.later(job, "event");
        assertThat(nextIn(job)).isEqualTo(Duration.ofSeconds(10));
        work.later(claimed(job, 4), "event");
        assertThat(nextIn(job)).isEqualTo(Duration.ofSeconds(80));
        work.broken(claimed(job, 400));
        assertThat(nextIn(job)).isEqualTo(Duration.ofMinutes(15));
        assertThat(
                        jdbc.sql("select errors from archive_job where id = ?")
                                .param(job.id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    private ArchiveJob claimed(ArchiveJob job, int tries) {
        jdbc.sql("update archive_job set tries = ? where id = ?").params(tries, job.id()).update();
        return jobs.byId(job.id()).orElseThrow();
    }

    private Duration nextIn(ArchiveJob job) {
        var next =
                jdbc.sql("select next_at from archive_job where id = ?")
                        .param(job.id())
                        .query(OffsetDateTime.class)
                        .single();
        return Duration.between(job.askedAt(), next.toInstant());
    }

    /** One that nobody looks at yet, as it was before its last try. */
    private ArchiveJob waiting(int errors) {
        jdbc.sql(
                        """
                        insert into archive_job (organizer_id, asked_by, asked_at, state, tries, errors, next_at, expires_at, row_count, size)
                        values (:organizer, :organizer, :now, 'waiting', 3, :errors, :later, :later, 0, 0)
                        """)
                .param("organizer", id)
                .param("errors", errors)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("later", clock.instant().plus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC))
                .update();
        var job = jobs.of(id).getFirst();
        jdbc.sql("update archive_job set tries = tries + 1 where id = ?").param(job.id()).update();
        return job;
    }

    private void forget() {
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(TestTokens.service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"%s\",\"email\":\"ana@example.org\"}]}"
                                                .formatted(UUID.randomUUID())))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private int parts(long job) {
        return jdbc.sql("select count(*) from archive_part where archive_id = ?")
                .param(job)
                .query(Integer.class)
                .single();
    }

    private void awaitOnPage(String words) {
        await().untilAsserted(() ->
                assertThat(mvc.get().uri("/admin/archive").with(owner()))
                        .hasStatusOk()
                        .bodyText()
                        .contains(words));
    }

    /** Without the pause before the next try. */
    private void again(long job) {
        jdbc.sql("update archive_job set next_at = asked_at where id = ?").param(job).update();
    }

    private JsonNode made() throws Exception {
        var job = ready(ordered());
        assertThat(job.get("state").asString()).as("%s", job).isEqualTo("ready");
        return job;
    }

    private long ordered() throws Exception {
        var answer = mvc.post().uri("/api/organizers/{id}/archive", id).with(owner()).exchange();
        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        return json.readTree(answer.getResponse().getContentAsString()).get("id").asLong();
    }

    private JsonNode ready(long job) {
        return await().until(
                        () ->
                                json.readTree(
                                        mvc.get()
                                                .uri("/api/archives/" + job)
                                                .with(owner())
                                                .exchange()
                                                .getResponse()
                                                .getContentAsString()),
                        found -> !found.path("state").asString("").equals("waiting"));
    }

    private int file(JsonNode job) {
        return mvc.get()
                .uri("/api/archives/" + job.get("id").asLong() + "/file")
                .with(owner())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Path fetched(JsonNode job) throws Exception {
        var answer =
                mvc.get()
                        .uri("/admin/archive/" + job.get("id").asLong() + "/file")
                        .with(owner())
                        .exchange();
        assertThat(answer).hasStatusOk();
        var file = folder.resolve("archive.zip");
        Files.write(file, answer.getResponse().getContentAsByteArray());
        assertThat(Files.size(file)).isEqualTo(job.get("size").asLong());
        return file;
    }

    private JwtRequestPostProcessor owner() {
        return TestTokens.account(id, "mai@example.org", "ORGANIZER");
    }
}
