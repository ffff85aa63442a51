package dev.marquee.report.schedule;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.report.Neighbours;
import dev.marquee.report.digest.Digest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** When reports are made, to whom they go, and by whose rights; on both databases. */
abstract class ScheduledReportsContract {

    private static final long OWNER = 79_001;
    private static final long EVENT = 890_001;
    private static final RequestPostProcessor ORGANIZER =
            account(OWNER, "owner@ticket.local", "ORGANIZER");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Schedules schedules;
    @Autowired Recipients recipients;
    @Autowired Runs runs;
    @Autowired PlanRuns plan;
    @Autowired MakeRuns make;
    @Autowired ReportMails mails;
    @Autowired ErasableRecipients erasable;

    private Mailroom room;

    @BeforeEach
    void nothingScheduled() {
        Neighbours.reset();
        room = Mailroom.open();
        jdbc.sql("delete from report_schedule").update();
        jdbc.sql("delete from report_question").update();
        owner("[\"ORGANIZER\"]", false);
        event(OWNER);
    }

    private static void owner(String roles, boolean disabled) {
        Neighbours.on(
                "GET /internal/accounts/" + OWNER,
                200,
                """
                {"id":%d,"name":"Ana Ribeiro","email":"owner@ticket.local","locale":"vi","disabled":%b,"roles":%s}\
                """
                        .formatted(OWNER, disabled, roles));
    }

    private static void event(long organizer) {
        Neighbours.on(
                "GET /internal/events",
                200,
                """
                {"items":[{"id":%d,"code":"EV91","name":"Lantern Night","starts_at":"2030-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon",
                 "organizer_id":%d,"status":"published","total_tickets":200,"booked_count":1,"test_mode":"off","category":"Music","ticket_types":[]}]}\
                """
                        .formatted(EVENT, organizer));
    }

    private Schedule daily(ZoneId zone, LocalTime time, LocalDate first, @Nullable Long event) {
        var draft =
                new ScheduleDraft(
                        "The day",
                        new Timing(Rhythm.DAILY, null, time, zone),
                        event,
                        true,
                        true,
                        "en",
                        true,
                        List.of(),
                        true);
        var id = schedules.add(OWNER, draft, first, Instant.parse("2026-01-01T00:00:00Z"));
        recipients.addOwner(id);
        return schedules.find(id).orElseThrow();
    }

    private Recipient confirmed(Schedule schedule, String address) {
        var recipient = recipients.ask(schedule.id(), address);
        recipients.answer(recipient.id(), Recipient.State.CONFIRMED);
        return recipient;
    }

    /** As when the time of the claim is over. */
    private void leasesEnd() {
        jdbc.sql("update report_run set try_at = ? where state = 'waiting'")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1))
                .update();
    }

    /** Two changes of the clocks, looked at every quarter of an hour by two replicas. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,02:15,2026-03-27,2026-10-23",
        "America/New_York,02:15,2026-03-06,2026-10-30",
        "Australia/Lord_Howe,02:15,2026-04-03,2026-10-02",
        "Asia/Kathmandu,02:15,2026-03-27,2026-10-23"
    })
    void each_day_has_its_report_once_over_two_changes_of_the_clocks(
            ZoneId zone, LocalTime time, LocalDate spring, LocalDate autumn) {
        for (var first : List.of(spring, autumn)) {
            jdbc.sql("delete from report_schedule").update();
            var schedule = daily(zone, time, first, null);
            var end = first.plusDays(5).atStartOfDay(zone).toInstant();
            for (var now = first.atStartOfDay(zone).toInstant();
                    now.isBefore(end);
                    now = now.plusSeconds(900)) {
                plan.handle(now);
                plan.handle(now);
            }

            var made = runs.of(schedule.id(), 100).reversed();
            assertThat(made).extracting(Run::key).doesNotHaveDuplicates().hasSize(5);
            assertThat(made).noneMatch(Run::late);
            for (int n = 0; n < made.size(); n++)
                assertThat(made.get(n).dueAt())
                        .as("day %d from %s in %s", n, first, zone)
                        .isEqualTo(schedule.timing().due(first.plusDays(n)));
            assertThat(made.getFirst().period().until()).isEqualTo(first.minusDays(1));
        }
    }

    @Test
    void a_report_goes_to_its_readers_in_their_languages_with_its_files() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        var reader = confirmed(schedule, "producer@example.org");
        recipients.ask(schedule.id(), "silent@example.org");
        new SumsOfPeople(jdbc, OWNER).day(LocalDate.of(2026, 11, 29));

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle(at("2026-11-29T23:09:00Z"));

        assertThat(room.readers()).containsExactly("owner@ticket.local", "producer@example.org");
        var mail =
                room.of("report-scheduled").stream()
                        .filter(one -> one.get("to").asString().startsWith("producer"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.get("locale").asString()).isEqualTo("en");
        assertThat(mail.get("attachments")).hasSize(2);
        assertThat(mail.get("data").get("title").asString()).isEqualTo("29 Nov 2026");
        assertThat(mail.get("data").get("lines").toString()).contains("Tickets booked", "5");
        assertThat(mail.get("data").get("unsubscribe").asString())
                .endsWith("/report-mails/" + reader.token());
        assertThat(mail.get("data").get("link"))
                .as("whoever cannot sign in is not sent to a page that asks them to")
                .isEqualTo(mail.get("data").get("unsubscribe"));
        assertThat(mail.get("data").has("late")).isFalse();
        assertThat(
                        room.of("report-scheduled").stream()
                                .filter(one -> one.get("to").asString().startsWith("owner"))
                                .findFirst()
                                .orElseThrow()
                                .get("data")
                                .get("lines")
                                .toString())
                .as("in the language of the account")
                .doesNotContain("Tickets booked");
        var run = runs.of(schedule.id(), 1).getFirst();
        assertThat(run.state()).isEqualTo(Run.State.SENT);
        assertThat(run.mails()).isEqualTo(2);

        plan.handle(Instant.parse("2026-11-29T23:30:00Z"));
        make.handle();
        assertThat(runs.of(schedule.id(), 10)).hasSize(1);
        assertThat(room.repeats()).isZero();
    }

    /** The first mail is stored, and whoever handed it over dies before it is told so. */
    @Test
    void whoever_is_killed_while_sending_leaves_the_rest_and_nobody_gets_two() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        for (var name : List.of("a", "b", "c")) confirmed(schedule, name + "@example.org");
        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));

        room.dieAfter(1);
        make.handle();
        assertThat(room.readers()).hasSize(2);
        var dead = runs.of(schedule.id(), 1).getFirst();
        assertThat(dead.state()).isEqualTo(Run.State.WAITING);

        room.dieAfter(Integer.MAX_VALUE);
        make.handle();
        assertThat(room.readers()).as("it is held until its time is over").hasSize(2);
        leasesEnd();
        make.handle();

        assertThat(room.readers())
                .containsExactly(
                        "a@example.org", "b@example.org", "c@example.org", "owner@ticket.local");
        assertThat(room.repeats()).as("the one that was in doubt, by its key").isEqualTo(1);
        assertThat(runs.finish(dead, Run.State.FAILED, null, 0))
                .as("the dead one comes back too late")
                .isFalse();
        assertThat(runs.of(schedule.id(), 1).getFirst().mails()).isEqualTo(4);
    }

    @RepeatedTest(10)
    void many_replicas_make_one_report() throws Exception {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        var now = Instant.parse("2026-11-29T23:00:00Z");
        var together = new CyclicBarrier(4);
        var replicas = new ArrayList<Callable<Boolean>>();
        for (int n = 0; n < 4; n++)
            replicas.add(() -> {
                together.await();
                plan.handle(now);
                make.handle();
                return true;
            });
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var replica : threads.invokeAll(replicas)) assertThat(replica.get()).isTrue();
        }
        make.handle();

        assertThat(runs.of(schedule.id(), 10)).hasSize(1);
        assertThat(room.readers()).containsExactly("owner@ticket.local");
        assertThat(room.repeats()).isZero();
    }

    @Test
    void after_a_long_night_one_report_is_made_and_says_that_it_is_late() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 20), null);

        plan.handle(Instant.parse("2026-11-29T12:00:00Z"));
        make.handle();

        assertThat(runs.of(schedule.id(), 10))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.late()).isTrue();
                    assertThat(run.period().until()).isEqualTo(LocalDate.of(2026, 11, 28));
                });
        assertThat(room.of("report-scheduled").getFirst().get("data").get("late").asString())
                .contains("2026", "08:00");
        assertThat(schedules.find(schedule.id()).orElseThrow().nextDay())
                .isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void an_owner_who_is_disabled_pauses_it_and_is_told() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        confirmed(schedule, "producer@example.org");
        owner("[]", true);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();

        refused(schedule, "owner-gone");
    }

    @Test
    void an_owner_without_rights_pauses_it_and_is_told() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        owner("[\"CUSTOMER\"]", false);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();

        refused(schedule, "no-rights");
    }

    @Test
    void an_owner_who_lost_the_event_pauses_it_and_is_told() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), EVENT);
        event(79_999);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();

        refused(schedule, "no-rights");
    }

    private void refused(Schedule schedule, String why) {
        assertThat(room.readers()).isEmpty();
        var now = schedules.find(schedule.id()).orElseThrow();
        assertThat(now.active()).isFalse();
        assertThat(now.why()).isEqualTo(why);
        assertThat(runs.of(schedule.id(), 1).getFirst().state()).isEqualTo(Run.State.REFUSED);
        await().untilAsserted(() -> assertThat(room.of("report-paused")).hasSize(1));
        var told = room.of("report-paused").getFirst();
        assertThat(told.get("to").asString()).isEqualTo("owner@ticket.local");
        assertThat(told.get("data").get("why").asString()).isEqualTo(why);
    }

    @Test
    void what_cannot_be_asked_is_tried_again() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        Neighbours.down("GET /internal/accounts/" + OWNER);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();
        assertThat(schedules.find(schedule.id()).orElseThrow().active()).isTrue();
        assertThat(runs.of(schedule.id(), 1).getFirst().state()).isEqualTo(Run.State.WAITING);

        owner("[\"ORGANIZER\"]", false);
        leasesEnd();
        make.handle();
        assertThat(room.readers()).containsExactly("owner@ticket.local");
    }

    @Test
    void support_gets_none() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        owner("[\"SUPPORT\"]", false);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();

        refused(schedule, "no-rights");
    }

    /** It was planned in time, and the making of it took an hour. */
    @Test
    void one_that_is_made_late_says_so() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        assertThat(runs.of(schedule.id(), 1).getFirst().late()).isFalse();
        make.handle(at("2026-11-30T00:00:00Z"));

        assertThat(runs.of(schedule.id(), 1).getFirst().late()).isTrue();
        assertThat(room.of("report-scheduled").getFirst().get("data").get("late").asString())
                .contains("08:00");
    }

    private static Clock at(String moment) {
        return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
    }

    @Test
    void an_owner_without_an_address_is_not_said_to_have_got_it() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        Neighbours.on(
                "GET /internal/accounts/" + OWNER,
                200,
                """
                {"id":%d,"name":"Ana","email":null,"locale":null,"disabled":false,"roles":["ORGANIZER"]}\
                """
                        .formatted(OWNER));

        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        make.handle();

        var run = runs.of(schedule.id(), 1).getFirst();
        assertThat(run.state()).isEqualTo(Run.State.REFUSED);
        assertThat(run.why()).isEqualTo("no-address");
        assertThat(schedules.find(schedule.id()).orElseThrow().active()).isTrue();
    }

    private MvcTestResult write(@Nullable Schedule changed, String more) {
        var content =
                """
                {"name":"The day","rhythm":"daily","time":"08:00","time_zone":"Asia/Tokyo"%s}\
                """
                        .formatted(more);
        return (changed == null
                        ? mvc.post().uri("/api/report-schedules")
                        : mvc.put().uri("/api/report-schedules/" + changed.id()))
                .with(ORGANIZER)
                .contentType("application/json")
                .content(content)
                .exchange();
    }

    @Test
    void nobody_is_asked_again_and_again() {
        assertThat(write(null, ",\"recipients\":[\"x@example.org\"]")).hasStatus(201);
        var schedule = schedules.of(OWNER, 0, 1).getFirst();
        assertThat(write(schedule, ",\"recipients\":[\"y@example.org\"]")).hasStatusOk();
        assertThat(write(schedule, ",\"recipients\":[\"x@example.org\"]"))
                .as("taken away and named again")
                .hasStatus(422);
        schedules.delete(schedule.id());
        assertThat(write(null, ",\"recipients\":[\"y@example.org\"]"))
                .as("after its report was deleted")
                .hasStatus(422);
        await().untilAsserted(() -> assertThat(room.of("report-confirm")).hasSize(2));
    }

    @Test
    void who_has_left_is_not_asked_about_another_report() {
        assertThat(write(null, ",\"recipients\":[\"x@example.org\"]")).hasStatus(201);
        var schedule = schedules.of(OWNER, 0, 1).getFirst();
        var reader = recipients.of(schedule.id()).getLast();
        var path = "/report-mails/" + reader.token();
        assertThat(mvc.post().uri(path + "/confirm")).hasStatusOk();
        assertThat(write(null, ",\"recipients\":[\"x@example.org\"]"))
                .as("who has said yes may be asked about another")
                .hasStatus(201);

        assertThat(mvc.post().uri(path)).hasStatusOk();
        schedules.delete(schedule.id());
        assertThat(write(null, ",\"recipients\":[\"x@example.org\"]")).hasStatus(422);
    }

    @Test
    void thirty_are_asked_within_a_day() {
        for (int n = 0; n < 30; n += 10)
            assertThat(write(null, ",\"recipients\":" + addresses(n, 10))).hasStatus(201);
        assertThat(write(null, ",\"recipients\":" + addresses(30, 1))).hasStatus(422);
        assertThat(write(null, "")).as("the owner needs no question").hasStatus(201);
    }

    private static String addresses(int from, int many) {
        return IntStream.range(from, from + many)
                .mapToObj(n -> "\"p" + n + "@example.org\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void a_change_swallows_no_report_that_is_due() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.now(TOKYO).minusDays(3), null);

        assertThat(write(schedule, "")).hasStatusOk();

        assertThat(runs.of(schedule.id(), 10)).hasSize(1);
        assertThat(schedules.find(schedule.id()).orElseThrow().nextAt()).isAfter(Instant.now());
    }

    /** By the time that is changed it is due once more today, which has its report already. */
    @Test
    void a_day_that_has_its_report_is_not_announced_again() {
        var schedule = daily(TOKYO, LocalTime.of(7, 30), LocalDate.now(TOKYO).plusDays(9), null);
        var timing = new Timing(Rhythm.DAILY, null, LocalTime.of(8, 0), TOKYO);
        var day = timing.next(Instant.now());
        runs.add(
                schedule.id(),
                timing.key(day),
                timing.period(day, TOKYO),
                Instant.now(),
                false,
                false);

        assertThat(write(schedule, "")).hasStatusOk();

        var next = schedules.find(schedule.id()).orElseThrow().nextDay();
        assertThat(runs.isKnown(schedule.id(), timing.key(next))).isFalse();
    }

    @Test
    void a_name_has_no_control_characters() {
        assertThat(
                        mvc.post()
                                .uri("/api/report-schedules")
                                .with(ORGANIZER)
                                .contentType("application/json")
                                .content(
                                        """
                                        {"name":"a\\u0000b","rhythm":"daily","time":"08:00","time_zone":"Asia/Tokyo"}\
                                        """))
                .hasStatus(422);
    }

    private static String chosen(String mode) {
        return """
        {"id":%d,"code":"EV91","name":"Lantern Night","starts_at":"2030-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon",
         "organizer_id":%d,"status":"published","total_tickets":200,"booked_count":1,"test_mode":"%s","category":"Music","ticket_types":[]}\
        """
                .formatted(EVENT, OWNER, mode);
    }

    @Test
    void an_event_that_is_only_tried_out_is_refused() {
        Neighbours.on("GET /api/events/" + EVENT, 200, chosen("on"));
        assertThat(write(null, ",\"event_id\":" + EVENT)).hasStatus(422);
        Neighbours.on("GET /api/events/" + EVENT, 200, chosen("off"));
        assertThat(write(null, ",\"event_id\":" + EVENT)).hasStatus(201);
    }

    /** Whoever answers changes the row: that would wait for ever if it were locked. */
    @Test
    void nothing_is_locked_while_another_service_is_asked() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.now(TOKYO).plusDays(9), null);
        Neighbours.on(
                "GET /api/events/" + EVENT,
                call -> {
                    jdbc.sql("update report_schedule set why = null where id = ?")
                            .param(schedule.id())
                            .update();
                    return new Neighbours.Answer(200, chosen("off"));
                });

        assertThat(write(schedule, ",\"event_id\":" + EVENT)).hasStatusOk();
    }

    @Test
    void others_say_yes_once_and_leave_by_one_click() {
        var made =
                mvc.post()
                        .uri("/api/report-schedules")
                        .with(ORGANIZER)
                        .contentType("application/json")
                        .content(
                                """
                                {"name":"The day","rhythm":"daily","time":"08:00","time_zone":"Asia/Tokyo","to_me":false,"recipients":["Producer@Example.org"]}\
                                """)
                        .exchange();
        assertThat(made).hasStatus(201);
        await().untilAsserted(() -> assertThat(room.of("report-confirm")).hasSize(1));
        var link = room.of("report-confirm").getFirst().get("data").get("link").asString();
        var path = link.substring(link.indexOf("/report-mails/"));
        var schedule = schedules.of(OWNER, 0, 1).getFirst();

        assertThat(mvc.get().uri(path)).hasStatusOk();
        assertThat(reader(schedule).state())
                .as("looking changes nothing")
                .isEqualTo(Recipient.State.ASKED);
        assertThat(mvc.post().uri(path + "/confirm")).hasStatusOk();
        assertThat(reader(schedule).state()).isEqualTo(Recipient.State.CONFIRMED);

        for (int times = 0; times < 2; times++)
            assertThat(
                            mvc.post()
                                    .uri(path)
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .header("Origin", "https://mail.example.org")
                                    .param("List-Unsubscribe", "One-Click"))
                    .hasStatusOk();
        assertThat(reader(schedule).state()).isEqualTo(Recipient.State.LEFT);
        assertThat(
                        mvc.put()
                                .uri("/api/report-schedules/" + schedule.id())
                                .with(ORGANIZER)
                                .contentType("application/json")
                                .content(
                                        """
                                        {"name":"The day","rhythm":"daily","time":"08:00","time_zone":"Asia/Tokyo","recipients":["producer@example.org"]}\
                                        """))
                .as("who has left is not asked again")
                .hasStatus(422);
        assertThat(mvc.post().uri("/report-mails/nonsense")).hasStatus(404);
    }

    private Recipient reader(Schedule schedule) {
        return recipients.of(schedule.id()).getFirst();
    }

    @Test
    void files_that_are_too_large_stay_here() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        plan.handle(Instant.parse("2026-11-29T23:00:00Z"));
        var run = runs.claim().orElseThrow();
        var half = new byte[(int) ReportMails.MOST_BYTES / 2];
        var more = new byte[(int) ReportMails.MOST_BYTES / 2 + 1];
        var fits = files(half, half);
        var tooLarge = files(half, more);

        mails.send(schedule, run, "a@example.org", null, "Ana", tooLarge, null, Locale.ENGLISH);
        assertThat(room.of("report-scheduled").getFirst().get("data").get("attached").asBoolean())
                .isFalse();
        assertThat(room.of("report-scheduled").getFirst().has("attachments")).isFalse();

        room = Mailroom.open();
        mails.send(schedule, run, "a@example.org", null, "Ana", fits, null, Locale.ENGLISH);
        assertThat(room.of("report-scheduled").getFirst().get("attachments")).hasSize(2);
    }

    private static Digest files(byte[] first, byte[] second) {
        return new Digest(
                "29 Nov 2026",
                List.of(),
                List.of(
                        new Digest.File("a.pdf", "application/pdf", first),
                        new Digest.File("a.xlsx", "application/zip", second)));
    }

    @Test
    void whoever_is_erased_gets_nothing() {
        var schedule = daily(TOKYO, LocalTime.of(8, 0), LocalDate.of(2026, 11, 30), null);
        confirmed(schedule, "producer@example.org");
        assertThat(new HashSet<>(erasable.addresses())).contains("producer@example.org");

        erasable.erase("producer@example.org");

        assertThat(recipients.of(schedule.id())).extracting(Recipient::address).containsExactly("");
    }
}
