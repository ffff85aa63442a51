package dev.marquee.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.audience.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.client.ResourceAccessException;

/** How a message goes out, whatever happens meanwhile. */
class SendingTest {

    private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");

    /** As when the process is killed. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final MovedClock clock = new MovedClock(NOW);
    private TestMessages all;

    @BeforeEach
    void empty() {
        all = new TestMessages(Database.H2, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
    }

    @ParameterizedTest
    @EnumSource
    void killed_anywhere_each_of_thousands_gets_one_mail(Database database) {
        var people = database == Database.H2 ? 10_000 : 1_500;
        all = new TestMessages(database, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
        for (int n = 0; n < people; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);

        assertThat(sendKilled(id, people, all.transactions())).isEqualTo(20);

        assertThat(all.state(id)).isEqualTo(MessageState.SENT);
        assertThat(all.mails()).hasSize(people).doesNotHaveDuplicates();
        assertThat(all.recipients.counts(id)).isEqualTo(Map.of("handed_over", (long) people));
        Mockito.verify(all.sent).sent(id);
    }

    /** The control: were the outcome and the mail not written together, some would get none. */
    @Test
    void without_one_transaction_for_both_somebody_is_lost() {
        for (int n = 0; n < 400; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);

        sendKilled(id, 400, TransactionOperations.withoutTransaction());

        assertThat(all.mails()).hasSizeLessThan(400);
    }

    /** Sends while the process is killed at 20 points, and begun anew; returns how often it was. */
    private int sendKilled(long id, int people, TransactionOperations transaction) {
        var random = new Random(people);
        var points = new AtomicInteger();
        var kills = new AtomicInteger();
        var next = new AtomicInteger(1 + random.nextInt(3));
        Runnable point =
                () -> {
                    if (points.incrementAndGet() < next.get() || kills.get() >= 20) return;
                    kills.incrementAndGet();
                    next.set(points.get() + 1 + random.nextInt(people / 15));
                    throw new Killed();
                };
        all.tickets.before = point;
        var real = all.queue();
        var queue =
                Mockito.mock(
                        QueueMail.class,
                        Mockito.withSettings()
                                .stubOnly()
                                .defaultAnswer(call -> {
                                    point.run();
                                    return call.getMethod().invoke(real, call.getArguments());
                                }));
        for (int round = 0; round < 4 * people && !all.state(id).isOver(); round++) {
            try {
                all.runner(queue, transaction, TestMessages.settings(true)).run();
            } catch (Killed killed) {
                // What it had claimed is due again after a while.
                clock.pass(Duration.ofMinutes(2));
            }
            all.deliver();
            clock.pass(Duration.ofSeconds(3));
        }
        return kills.get();
    }

    @Test
    void who_cancels_between_snapshot_and_hand_over_is_skipped_with_the_reason() {
        for (int n = 0; n < 3; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        var runner = all.runner();
        runner.run();
        runner.run();
        assertThat(all.state(id)).isEqualTo(MessageState.SENDING);
        all.tickets.people.remove("p00001@example.org");
        finish(id);

        assertThat(all.mails()).containsExactly("p00000@example.org", "p00002@example.org");
        assertThat(all.recipients.list(id, "skipped", 9, 0))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("not_valid_any_more"));
    }

    @Test
    void news_go_to_those_who_want_them() {
        all.tickets.person(1, 0, "Ana", "en", true);
        all.tickets.person(1, 1, "Bea", "en", false);
        var id = all.scheduled(1, TestMessages.ADMIN, true, When.NOW, false);
        finish(id);

        assertThat(all.mails()).containsExactly("p00000@example.org");
        assertThat(all.recipients.list(id, "skipped", 9, 0))
                .singleElement()
                .satisfies(one -> assertThat(one.why()).isEqualTo("no_consent"));
    }

    @Test
    void more_than_ten_hard_bounces_among_two_hundred_pause_it() {
        for (int n = 0; n < 1000; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        runUntilRest(id, 12);

        var message = all.messages.find(id).orElseThrow();
        assertThat(message.state()).isEqualTo(MessageState.PAUSED);
        assertThat(message.why()).isEqualTo("bounces");
        assertThat(all.mails()).hasSize(HandOver.TRIAL);
        told(id, "bounces");
    }

    private void told(long id, String why) {
        Mockito.verify(all.notices)
                .stopped(
                        ArgumentMatchers.argThat(message -> message.id() == id),
                        ArgumentMatchers.eq(why));
    }

    /** The control of the one above: as many as happens by accident stop nothing. */
    @Test
    void ten_do_not() {
        for (int n = 0; n < 1000; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        runUntilRest(id, 10);

        assertThat(all.state(id)).isEqualTo(MessageState.SENT);
        assertThat(all.recipients.counts(id))
                .isEqualTo(Map.of("handed_over", 990L, "bounced_hard", 10L));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_accepted_pauses_it_no_more_and_as_many_again_do(Database database) {
        all = new TestMessages(database, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
        for (int n = 0; n < 500; n++) all.tickets.person(1, n);
        var fine = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        runUntilRest(fine, 12);
        assertThat(all.state(fine)).isEqualTo(MessageState.PAUSED);
        assertThat(all.messages.resume(fine)).isTrue();
        runUntilRest(fine, 12);
        assertThat(all.state(fine)).isEqualTo(MessageState.SENT);
        assertThat(all.mails()).hasSize(500);

        all = new TestMessages(database, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
        for (int n = 0; n < 1000; n++) all.tickets.person(1, n);
        var bad = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        runUntilRest(bad, 40);
        assertThat(all.messages.resume(bad)).isTrue();
        assertThat(all.messages.resume(bad)).isFalse();
        runUntilRest(bad, 40);
        assertThat(all.messages.find(bad).orElseThrow().why()).isEqualTo("bounces");
        assertThat(all.mails()).hasSizeBetween(HandOver.TRIAL + 1, 999);
    }

    /** Every sixteenth does not exist, as the mail server says, up to so many. */
    private void runUntilRest(long id, int hard) {
        var runner = all.runner();
        for (int round = 0; round < 200 && !all.state(id).isOver(); round++) {
            runner.run();
            all.jdbc
                    .sql(
                            """
                            update mail set status = 'failed', next_attempt_at = null, attempts = 1, last_error = '550 5.1.1 user unknown', bounce = 'hard'
                            where status = 'queued' and recipient < ? and mod(cast(substring(recipient, 2, 5) as integer), 16) = 0
                            """)
                    .param("p%05d".formatted(16 * hard))
                    .update();
            all.deliver();
            clock.pass(Duration.ofSeconds(3));
        }
    }

    @Test
    void more_than_three_complaints_among_a_thousand_pause_it_once_each() {
        for (int n = 0; n < 1200; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        while (all.recipients.counts(id).getOrDefault("handed_over", 0L) < 700) rounds(1);
        complain(id, 0, 2);
        rounds(3);
        assertThat(all.state(id)).as("2 of 700 happen").isEqualTo(MessageState.SENDING);
        complain(id, 2, 5);
        rounds(1);
        assertThat(all.state(id)).isEqualTo(MessageState.PAUSED);
        assertThat(all.messages.find(id).orElseThrow().why()).isEqualTo("complaints");

        all.messages.move(id, MessageState.PAUSED, MessageState.SENDING, Map.of());
        complain(id, 0, 5);
        rounds(3);
        assertThat(all.state(id)).as("the same ones again").isEqualTo(MessageState.SENDING);
        complain(id, 5, 10);
        rounds(1);
        assertThat(all.state(id)).isEqualTo(MessageState.PAUSED);
        all.messages.move(id, MessageState.PAUSED, MessageState.SENDING, Map.of());
        finish(id);
        assertThat(all.mails()).hasSize(1200);
    }

    private void complain(long id, int from, int to) {
        for (int n = from; n < to; n++)
            all.recipients.complained(HandOver.key(id, "p%05d@example.org".formatted(n)));
    }

    @Test
    void its_author_must_have_the_event_still_when_it_begins() {
        all.tickets.person(1, 0);
        var at = NOW.plus(Duration.ofDays(1));
        var id = all.scheduled(1, TestMessages.OLGA, false, new When(at, null, null, null), false);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)), 8, "published");
        clock.pass(Duration.ofDays(1));
        all.runner().run();

        assertThat(all.messages.find(id).orElseThrow().why()).isEqualTo("no-rights");
        assertThat(all.state(id)).isEqualTo(MessageState.DRAFT);
        assertThat(all.mails()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_copied_event_has_the_messages_as_drafts_once(Database database) {
        all = new TestMessages(database, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
        all.scheduled(
                1, TestMessages.OLGA, false, new When(null, "start", -1, LocalTime.of(9, 0)), true);
        all.copies().handle(1, 5);
        all.copies().handle(1, 5);

        var copies = all.messages.list(new Messages.Filter(null, 5L, null), 10, 0);
        assertThat(copies)
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.state()).isEqualTo(MessageState.DRAFT);
                    assertThat(copy.when().offsetDays()).isEqualTo(-1);
                    assertThat(copy.laterBookers()).isTrue();
                    assertThat(copy.texts()).containsKey("en");
                    assertThat(copy.startsAt()).isNull();
                });
    }

    @Test
    void an_author_without_the_right_writes_no_more() {
        for (int n = 0; n < 120; n++) all.tickets.person(1, n);
        all.tickets.event(2, NOW.plus(Duration.ofDays(10)), 1, "published");
        var going = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        rounds(3);
        assertThat(all.state(going)).isEqualTo(MessageState.SENDING);
        var at = new When(NOW.plus(Duration.ofDays(1)), null, null, null);
        var waiting = all.scheduled(1, TestMessages.ADMIN, false, at, false);
        var own = all.scheduled(2, TestMessages.ADMIN, false, at, false);

        all.stop().handle(1, true, false);
        assertThat(all.state(going)).isEqualTo(MessageState.STOPPED);
        assertThat(all.state(waiting)).isEqualTo(MessageState.DRAFT);
        assertThat(all.state(own)).isEqualTo(MessageState.SCHEDULED);
        all.stop().handle(1, false, false);
        assertThat(all.state(own)).isEqualTo(MessageState.DRAFT);
    }

    @Test
    void an_event_that_moves_takes_its_message_along_over_a_night_without_that_hour() {
        all.tickets.person(1, 0);
        // In Lisbon, 01:30 of 29 March 2026 does not exist.
        var when = new When(null, "start", -1, LocalTime.of(1, 30));
        all.tickets.event(1, Instant.parse("2026-04-02T18:00:00Z"));
        var id = all.scheduled(1, TestMessages.ADMIN, false, when, false);
        all.tickets.event(1, Instant.parse("2026-03-30T18:00:00Z"));
        clock.pass(Duration.between(NOW, Instant.parse("2026-03-29T00:59:00Z")));
        new FollowEvents(all.messages, all.steps, all.tickets, Mockito.mock()).handle();
        all.runner().run();
        assertThat(all.messages.find(id).orElseThrow().startsAt())
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(all.state(id)).isEqualTo(MessageState.SCHEDULED);

        clock.pass(Duration.ofMinutes(2));
        finish(id);
        assertThat(all.mails()).hasSize(1);
    }

    @Test
    void of_a_cancelled_event_it_is_a_draft_again_and_late_by_seven_hours_it_is_missed() {
        all.tickets.event(2, NOW.plus(Duration.ofDays(10)));
        all.tickets.person(1, 0);
        var at = new When(NOW.plus(Duration.ofDays(1)), null, null, null);
        var cancelled = all.scheduled(1, TestMessages.ADMIN, false, at, false);
        var missed = all.scheduled(2, TestMessages.ADMIN, false, at, false);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)), 7, "cancelled");
        new FollowEvents(all.messages, all.steps, all.tickets, Mockito.mock()).handle();
        assertThat(all.messages.find(cancelled).orElseThrow().why()).isEqualTo("event-cancelled");
        assertThat(all.state(cancelled)).isEqualTo(MessageState.DRAFT);

        clock.pass(Duration.ofHours(24 + 7));
        all.runner().run();
        assertThat(all.state(missed)).isEqualTo(MessageState.MISSED);
        told(cancelled, "event-cancelled");
        told(missed, "missed");
        assertThat(all.mails()).isEmpty();
    }

    @Test
    void many_more_people_than_its_author_saw_make_it_a_draft_again() {
        for (int n = 0; n < 100; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        all.messages.counted(id, 79);
        all.runner().run();
        assertThat(all.messages.find(id).orElseThrow().why()).isEqualTo("grew");
        told(id, "grew");

        var other = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        all.messages.counted(other, 80);
        all.runner().run();
        assertThat(all.state(other)).isEqualTo(MessageState.PREPARING);
    }

    @Test
    void the_first_message_of_an_organiser_is_read_by_an_admin() {
        all.tickets.person(1, 0);
        var id = all.scheduled(1, TestMessages.OLGA, false, When.NOW, false);
        all.runner().run();
        assertThat(all.state(id)).isEqualTo(MessageState.REVIEW);
        assertThat(all.messages.find(id).orElseThrow().why()).isEqualTo("first-message");
        told(id, "first-message");
    }

    @Test
    void what_was_changed_while_it_was_looked_at_does_not_go_out_unread() {
        all.tickets.person(1, 0);
        var id = all.scheduled(1, TestMessages.OLGA, false, When.NOW, false);
        all.jdbc.sql("update message set approved_by = 'admin@example.org'").update();
        var read = all.messages.find(id).orElseThrow();
        all.tickets.before =
                () -> {
                    all.tickets.before = () -> {};
                    var words = Map.of("en", new Words("Another", "Pay at evil.example"));
                    var draft =
                            new Draft(false, Audience.everybody(), "en", words, When.NOW, false);
                    var event = all.tickets.events.get(1L);
                    assertThat(
                                    all.messages.edit(
                                            id, read.version(), event, TestMessages.OLGA, draft))
                            .isTrue();
                    all.messages.move(
                            id, MessageState.DRAFT, MessageState.SCHEDULED, Map.of("why", "x"));
                };
        all.runner().run();
        assertThat(all.mails()).isEmpty();
        assertThat(all.state(id)).isIn(MessageState.SCHEDULED, MessageState.REVIEW);
        clock.pass(Duration.ofMinutes(2));
        all.runner().run();
        assertThat(all.state(id)).isEqualTo(MessageState.REVIEW);
    }

    @Test
    void what_waits_for_a_slow_provider_keeps_nobody_else_waiting() {
        for (int n = 0; n < 140; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        var runner = all.runner();
        for (int round = 0; round < 30; round++) {
            runner.run();
            // As if the first half had one provider, which answers 421.
            all.jdbc
                    .sql("update mail set urgency = 4 where status = 'queued' and recipient < ?")
                    .param("p00070@example.org")
                    .update();
            all.jdbc
                    .sql(
                            "update mail set status = 'sent', sent_at = created_at, next_attempt_at = null, attempts = 1 where status = 'queued' and urgency <> 4")
                    .update();
            clock.pass(Duration.ofSeconds(3));
        }
        assertThat(all.recipients.counts(id)).isEqualTo(Map.of("handed_over", 70L, "queued", 70L));
        all.deliver();
        finish(id);
    }

    @Test
    void what_waited_in_the_queue_goes_to_those_who_are_still_meant_and_not_while_it_is_paused() {
        for (int n = 0; n < 4; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, true, When.NOW, false);
        for (int step = 0; step < 3; step++) all.runner().run();
        var check = all.check();
        all.tickets.people.remove("p00001@example.org");
        all.tickets.person(1, 2, "Bea", "en", false);
        assertThat(against(check)).as("it is fresh").containsExactly("", "", "", "");
        clock.pass(Duration.ofMinutes(6));
        assertThat(against(check)).containsExactly("", "not_valid_any_more", "no_consent", "");

        all.tickets.before =
                () -> {
                    throw new ResourceAccessException("away");
                };
        var first = all.queuedMails().getFirst();
        assertThatThrownBy(() -> check.against(first)).isInstanceOf(ResourceAccessException.class);

        assertThat(check.waitsUntil(first)).isEmpty();
        all.messages.move(id, MessageState.SENDING, MessageState.PAUSED, Map.of());
        assertThat(against(check)).containsOnly("");
        assertThat(all.queuedMails()).allMatch(mail -> check.waitsUntil(mail).isPresent());
        all.messages.move(id, MessageState.PAUSED, MessageState.STOPPED, Map.of());
        assertThat(against(check)).containsOnly("stopped");
        assertThat(check.waitsUntil(first)).isEmpty();
    }

    private List<String> against(MessageMailCheck check) {
        return all.queuedMails().stream().map(mail -> check.against(mail).orElse("")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void of_a_stopped_message_nobody_waits_any_more(Database database) {
        all = new TestMessages(database, clock);
        all.tickets.event(1, NOW.plus(Duration.ofDays(10)));
        for (int n = 0; n < 120; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        for (int step = 0; step < 3; step++) all.runner().run();
        all.messages.move(id, MessageState.SENDING, MessageState.STOPPED, Map.of());
        assertThat(all.recipients.counts(id)).isEqualTo(Map.of("queued", 50L, "skipped", 70L));

        all.jdbc
                .sql(
                        "update mail set status = 'skipped', last_error = 'stopped', next_attempt_at = null where recipient > ?")
                .param("p00010")
                .update();
        all.deliver();
        all.outcomes().follow(id);
        assertThat(all.recipients.counts(id))
                .isEqualTo(Map.of("handed_over", 10L, "skipped", 110L));
        assertThat(all.recipients.list(id, "skipped", 200, 0))
                .allMatch(one -> "stopped".equals(one.why()));
    }

    @Test
    void a_paused_message_gives_no_further_mail_and_goes_on_where_it_was() {
        for (int n = 0; n < 120; n++) all.tickets.person(1, n);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, false);
        var runner = all.runner();
        for (int step = 0; step < 3; step++) runner.run();
        assertThat(all.mails()).hasSize(50);
        assertThat(all.messages.move(id, MessageState.SENDING, MessageState.PAUSED, Map.of()))
                .isTrue();
        all.deliver();
        clock.pass(Duration.ofMinutes(5));
        runner.run();
        assertThat(all.mails()).hasSize(50);

        all.messages.move(id, MessageState.PAUSED, MessageState.SENDING, Map.of());
        finish(id);
        assertThat(all.mails()).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void a_reminder_reaches_those_who_book_later_until_the_event_begins() {
        all.tickets.event(1, NOW.plus(Duration.ofHours(1)));
        all.tickets.person(1, 0);
        var id = all.scheduled(1, TestMessages.ADMIN, false, When.NOW, true);
        rounds(20);
        assertThat(all.mails()).hasSize(1);
        all.tickets.person(1, 1);
        clock.pass(Duration.ofMinutes(6));
        rounds(5);
        assertThat(all.mails()).hasSize(2);
        clock.pass(Duration.ofHours(1));
        finish(id);
        assertThat(all.mails()).hasSize(2).doesNotHaveDuplicates();
    }

    private void rounds(int n) {
        var runner = all.runner();
        for (int round = 0; round < n; round++) {
            runner.run();
            all.deliver();
            clock.pass(Duration.ofSeconds(3));
        }
    }

    private void finish(long id) {
        for (int round = 0; round < 100 && !all.state(id).isOver(); round++) rounds(1);
        assertThat(all.state(id)).isEqualTo(MessageState.SENT);
    }
}
