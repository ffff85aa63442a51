package dev.marquee.notification.mail;

import static dev.marquee.notification.mail.TestMails.MINUTE;
import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.mail.MailClaims.Claim;
import dev.marquee.notification.mail.TestMails.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is among the mails for many; the clock stands still but for what a test does. */
@ParameterizedClass
@EnumSource(Database.class)
class BulkTurnsTest {

    @Parameter Database kind;

    private DataSource database;
    private Mails mails;
    private Instant now;

    @BeforeEach
    void start() {
        database = kind.empty();
        now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        mails = TestMails.on(database, clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }

    private MailPace pace(int perMinute) {
        return TestMails.transactional(
                new MailPace(
                        JdbcClient.create(database),
                        new BulkSettings(
                                perMinute, 20, Duration.ofMinutes(10), Duration.ofHours(1)),
                        clock()),
                database);
    }

    private MailClaims claims(MailPace pace) {
        return new MailClaims(mails, JdbcClient.create(database), pace, clock());
    }

    /** So many in a row; between two of them the clock goes on by the time that one takes. */
    private List<String> next(MailClaims claims, int many, Duration between) {
        var senders = new ArrayList<String>();
        for (var looks = 0; senders.size() < many && looks < 50 * many; looks++) {
            var claim = claims.next(WorkerShare.ALL, MINUTE);
            claim.mail().map(mail -> mail.envelope().sender()).ifPresent(senders::add);
            claim.mail().ifPresent(mails::sent);
            now = now.plus(between);
        }
        return senders;
    }

    @Test
    void ten_mails_of_a_second_sender_pass_the_thousands_of_the_first() {
        BulkMails.queue(database, "organizer:7", "example.org", 2000, 0);
        var claims = claims(pace(60_000));
        assertThat(next(claims, 30, Duration.ofMillis(1))).containsOnly("organizer:7");

        BulkMails.queue(
                database,
                "organizer:8",
                "example.org",
                10,
                (int) BulkMails.nextTurn(database, "organizer:8"));
        assertThat(next(claims, 30, Duration.ofMillis(1)))
                .filteredOn("organizer:8"::equals)
                .hasSize(10);
    }

    /** The control: with one turn for all, in the order in which they came, they wait. */
    @Test
    void without_turns_they_would_wait_for_all_of_them() {
        BulkMails.queue(database, "organizer:7", "example.org", 2000, 0);
        BulkMails.queue(database, "organizer:8", "example.org", 10, 2000);
        assertThat(next(claims(pace(60_000)), 60, Duration.ofMillis(1)))
                .doesNotContain("organizer:8");
    }

    @Test
    void who_comes_later_starts_at_the_present_turn_and_not_before_it() {
        BulkMails.queue(database, "organizer:7", "example.org", 100, 0);
        next(claims(pace(60_000)), 50, Duration.ofMillis(1));
        assertThat(BulkMails.nextTurn(database, "organizer:8"))
                .as("what waits of the first is not passed for ever")
                .isBetween(30L, 50L);
        assertThat(BulkMails.nextTurn(database, "organizer:7")).isEqualTo(100);
    }

    @Test
    void mails_for_many_leave_at_their_pace_and_tickets_at_once() {
        BulkMails.queue(database, "organizer:7", "example.org", 100, 0);
        var claims = claims(pace(600));
        assertThat(next(claims, 1, Duration.ZERO)).hasSize(1);
        var soon = claims.next(WorkerShare.ALL, MINUTE);
        assertThat(soon.mail()).isEmpty();
        assertThat(soon.rest()).isPositive();

        TestMails.owe(
                mails, "booking-confirmed:1", "a@example.org", TestMails.booking("A", "B", 1));
        assertThat(claims.next(WorkerShare.TICKETS, MINUTE).mail()).isPresent();
        now = now.plusMillis(100);
        assertThat(claims.next(WorkerShare.ALL, MINUTE).mail()).isPresent();
    }

    @Test
    void a_worker_takes_of_its_share_only() {
        BulkMails.queue(database, "organizer:7", "example.org", 10, 0);
        TestMails.owe(
                mails, "booking-confirmed:1", "a@example.org", TestMails.booking("A", "B", 1));
        var claims = claims(pace(600));
        assertThat(claims.next(WorkerShare.URGENT, MINUTE)).isEqualTo(Claim.NONE);
        assertThat(claims.next(WorkerShare.TICKETS, MINUTE).mail()).isPresent();
        assertThat(claims.next(WorkerShare.TICKETS, MINUTE)).isEqualTo(Claim.NONE);
    }

    @Test
    void a_provider_that_wants_fewer_holds_up_its_own_and_no_tickets() {
        BulkMails.queue(database, "organizer:7", "slow.example", 80, 0);
        BulkMails.queue(database, "organizer:8", "example.org", 20, 0);
        var pace = pace(60_000);
        pace.throttled("slow.example");
        var claims = claims(pace);
        assertThat(next(claims, 20, Duration.ofMillis(1))).hasSize(20).containsOnly("organizer:8");
        assertThat(BulkMails.count(database, "attempts > 0 and domain_key = 'slow.example'"))
                .as("to wait is no attempt")
                .isZero();
        TestMails.owe(
                mails, "booking-confirmed:1", "a@slow.example", TestMails.booking("A", "B", 1));
        assertThat(claims.next(WorkerShare.ALL, MINUTE).mail())
                .map(mail -> mail.envelope().domain())
                .contains("slow.example");

        assertThat(next(claims, 1, Duration.ZERO)).isEmpty();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(next(claims, 80, Duration.ofMillis(5))).hasSize(80);
    }

    @Test
    void each_time_it_waits_longer_and_goes_half_as_fast_and_recovers() {
        var pace = pace(600);
        var waits = new ArrayList<Long>();
        for (var times = 0; times < 8; times++) {
            pace.throttled("slow.example");
            pace.throttled("slow.example");
            var own = pace.all().get("slow.example");
            waits.add(Duration.between(now, own.pausedUntil()).toMinutes());
            now = own.pausedUntil().plusSeconds(1);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(pace.all().get("slow.example").perMinute()).isEqualTo(2);
        for (var times = 0; times < 9; times++) {
            now = now.plus(Duration.ofMinutes(11));
            pace.eased("slow.example");
            pace.eased("slow.example");
        }
        assertThat(pace.all()).doesNotContainKey("slow.example");
    }

    @Test
    void at_half_the_pace_each_mail_gets_a_time_of_its_own() {
        var pace = pace(600);
        pace.throttled("slow.example");
        now = now.plus(Duration.ofMinutes(2));
        BulkMails.queue(database, "organizer:7", "slow.example", 60, 0);
        var claims = claims(pace);
        var start = now;
        assertThat(next(claims, 30, Duration.ofMillis(100))).hasSize(30);
        assertThat(Duration.between(start, now))
                .as("300 a minute")
                .isGreaterThanOrEqualTo(Duration.ofMillis(29 * 200));
    }

    @Test
    void workers_that_reserve_at_once_get_times_of_their_own() throws Exception {
        var pace = slow();
        var taken = reserveTogether((seen, many) -> pace.reserve(seen, now, many));
        assertThat(taken).hasSize(80).doesNotHaveDuplicates();
        assertThat(pace.all().get("slow.example").nextAt())
                .isEqualTo(now.plus(Duration.ofMillis(80 * 200)));
    }

    /** The control: who writes without a look at what is there gets times that others have. */
    @Test
    void without_that_look_they_would_get_the_same() throws Exception {
        var pace = slow();
        var taken =
                reserveTogether((seen, many) -> {
                    JdbcClient.create(database)
                            .sql(
                                    "update mail_pace set next_at = ? where domain_key = 'slow.example'")
                            .param(
                                    seen.nextAt()
                                            .plus(pace.interval(seen).multipliedBy(many))
                                            .atOffset(ZoneOffset.UTC))
                            .update();
                    return Optional.of(seen.nextAt());
                });
        assertThat(new HashSet<>(taken)).hasSizeLessThan(80);
    }

    @Test
    void a_reservation_does_not_undo_what_a_provider_wants_meanwhile() {
        var pace = slow();
        var seen = pace.all().get("slow.example");
        pace.throttled("slow.example");
        var until = pace.all().get("slow.example").nextAt();
        assertThat(pace.reserve(seen, now, 10)).isEmpty();
        assertThat(pace.all().get("slow.example").nextAt()).isEqualTo(until).isAfter(now);
        assertThat(pace.reserve(pace.all().get("slow.example"), now, 10)).contains(until);
    }

    /** At 300 a minute, and nothing taken yet. */
    private MailPace slow() {
        var pace = pace(600);
        pace.throttled("slow.example");
        now = pace.all().get("slow.example").nextAt();
        return pace;
    }

    private interface Reservation {
        Optional<Instant> of(MailPace.Pace seen, int many);
    }

    /** Four workers take ten times each, twice; all look once before anybody takes. */
    private List<Instant> reserveTogether(Reservation reservation) throws Exception {
        var pace = pace(600);
        var taken = new ConcurrentLinkedQueue<Instant>();
        var looked = new CyclicBarrier(4);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var worker = 0; worker < 4; worker++)
                running.add(
                        workers.submit(() -> {
                            var seen = pace.all().get("slow.example");
                            looked.await();
                            for (var left = 2; left > 0; ) {
                                var start = reservation.of(seen, 10);
                                for (var n = 0; start.isPresent() && n < 10; n++)
                                    taken.add(
                                            start.get().plus(pace.interval(seen).multipliedBy(n)));
                                if (start.isPresent()) left--;
                                seen = pace.all().get("slow.example");
                            }
                            return null;
                        }));
            for (var one : running) one.get();
        }
        return List.copyOf(taken);
    }

    @Test
    void too_many_refused_as_unwanted_stop_all_for_many_until_somebody_lets_them_go() {
        BulkMails.queue(database, "organizer:7", "example.org", 40, 0);
        var pace = pace(60_000);
        var claims = claims(pace);
        for (var n = 0; n < 21; n++) {
            now = now.plusMillis(2);
            var mail = claims.next(WorkerShare.ALL, MINUTE).mail().orElseThrow();
            mails.failed(mail, "spam", dev.marquee.notification.address.Bounce.BLOCK);
            pace.blocked();
        }
        now = now.plusMillis(2);
        assertThat(claims.next(WorkerShare.ALL, MINUTE)).isEqualTo(Claim.NONE);
        assertThat(pace.all().get(MailPace.ALL).because()).isEqualTo("blocked");
        pace.resume();
        assertThat(claims.next(WorkerShare.ALL, MINUTE).mail()).isPresent();
    }

    @Test
    void the_time_that_they_are_stopped_is_none_of_their_own() {
        var start = now;
        BulkMails.queue(database, "organizer:7", "example.org", 1, 0);
        BulkMails.queue(database, "organizer:8", "example.org", 1, 1);
        TestMails.owe(
                mails, "booking-confirmed:1", "a@example.org", TestMails.booking("A", "B", 1));
        jdbc().sql("update mail set queued_at = ?, give_up_at = ?")
                .params(utc(start.minus(HOUR)), utc(start.plus(HOUR)))
                .update();
        jdbc().sql("update mail set urgency = 4 where sender = 'organizer:8'").update();
        var pace = pace(60_000);
        pace.pause(start.plus(Duration.ofDays(30)), "blocked");
        now = start.plus(Duration.ofDays(2));
        pace.pause(now.plus(Duration.ofDays(30)), "asked");
        BulkMails.queue(database, "organizer:9", "example.org", 1, 2);
        jdbc().sql("update mail set queued_at = ?, give_up_at = ? where sender = 'organizer:9'")
                .params(utc(now), utc(now.plus(HOUR)))
                .update();
        now = start.plus(Duration.ofDays(4));
        pace.resume();
        pace.resume();
        assertThat(giveUpAt("organizer:7")).isEqualTo(now.plus(HOUR));
        assertThat(giveUpAt("organizer:8")).as("put off").isEqualTo(now.plus(HOUR));
        assertThat(giveUpAt("organizer:9")).as("queued meanwhile").isEqualTo(now.plus(HOUR));
        assertThat(giveUpAt(null)).as("of a ticket").isEqualTo(start.plus(HOUR));
        assertThat(claims(pace).next(WorkerShare.TICKETS, MINUTE).mail()).isPresent();
        assertThat(claims(pace).next(WorkerShare.ALL, MINUTE).mail())
                .hasValueSatisfying(mail -> assertThat(mail.giveUpAt()).isAfter(now));
    }

    private static final Duration HOUR = Duration.ofHours(1);

    private JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    private Instant giveUpAt(@Nullable String sender) {
        return jdbc().sql("select give_up_at from mail where sender is not distinct from ?")
                .param(sender)
                .query((row, n) -> instant(row, "give_up_at"))
                .single();
    }

    /** Of the statements themselves that are asked again and again. */
    @Test
    void no_look_reads_all_that_wait() {
        BulkMails.queue(database, "organizer:7", "example.org", 5000, 0);
        var h2 = kind == Database.H2;
        var due = BulkTurns.byTime(h2);
        readsLittle(BulkTurns.byTurn(h2), Map.of(), "mail_turn");
        readsLittle(due, Map.of("urgency", 3, "now", utc(now)), "mail_due");
        readsLittle(due, Map.of("urgency", 4, "now", utc(now)), "mail_due");
        readsLittle(MailInsert.LAST_TURN, Map.of("sender", "organizer:7"), "mail_by_sender");
        readsLittle(MailInsert.PRESENT_TURN, Map.of(), "mail_turn");
    }

    private void readsLittle(String sql, Map<String, ?> values, String index) {
        var plan = BulkMails.plan(database, sql, values);
        assertThat(plan).as(sql).contains(index).doesNotContain("seq scan", "tablescan");
        if (kind == Database.H2) assertThat(plan).as(sql).contains("index sorted");
        else assertThat(plan).as(sql).doesNotContain("sort");
    }
}
