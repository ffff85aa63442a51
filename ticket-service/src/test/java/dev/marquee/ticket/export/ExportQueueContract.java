package dev.marquee.ticket.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.marquee.platform.export.Format;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.backoffice.AttendeeExport;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.consent.GivenConsents;
import dev.marquee.ticket.export.content.AccountExport;
import dev.marquee.ticket.export.content.MarketingExport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who makes which export, when workers are many and die. The service's own workers rest. */
abstract class ExportQueueContract extends ExportTests {

    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");

    @Autowired private ExportWorker worker;
    @Autowired private ExportQueue queue;
    @Autowired private ExportJobs jobs;
    @Autowired private ExportFiles files;
    @Autowired private MakeExport makeExport;
    @Autowired private ForgetExports forgetExports;
    @Autowired private ExportPeople people;
    @Autowired private AccountExport accounts;
    @Autowired private AttendeeExport attendees;
    @Autowired private GivenConsents consents;
    @Autowired private MessageSource messages;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private DataSource database;

    @BeforeEach
    void only_this_test_works() {
        await().until(() -> open() == 0);
        worker.stop();
    }

    @AfterEach
    void all_goes_on() {
        jdbc.sql("delete from export_job where state in ('queued', 'running')").update();
        worker.start();
    }

    private long open() {
        return jdbc.sql("select count(*) from export_job where state in ('queued', 'running')")
                .query(Long.class)
                .single();
    }

    private long ordered(long owner) {
        return ordered(owner, ExportKind.TAXES);
    }

    private long ordered(long owner, ExportKind kind) {
        return jobs.add(
                owner,
                false,
                new ExportOrder(kind, Format.CSV, true, null, null, null, ZoneOffset.UTC, "en"));
    }

    private ExportJob claimed() {
        return queue.claim().orElseThrow();
    }

    @Test
    void two_of_an_organiser_run_at_once_and_keep_nobody_else_waiting() {
        var greedy = newOrganizer();
        for (int n = 0; n < 4; n++) ordered(greedy);
        var modest = newOrganizer();
        ordered(modest);

        var first = claimed();
        assertThat(List.of(first.ownerId(), claimed().ownerId())).containsOnly(greedy);
        assertThat(claimed().ownerId()).isEqualTo(modest);
        assertThat(queue.claim()).isEmpty();

        assertThat(queue.ready(first, 0, 0, Instant.now())).isTrue();
        assertThat(claimed().ownerId()).isEqualTo(greedy);
        assertThat(queue.claim()).isEmpty();
    }

    @Test
    void however_many_look_at_once_two_get_one_each() throws Exception {
        var owner = newOrganizer();
        for (int n = 0; n < 12; n++) ordered(owner);
        var got = new ArrayList<Long>();
        try (var looking = Executors.newFixedThreadPool(4)) {
            Callable<java.util.Optional<ExportJob>> look = queue::claim;
            for (var one : looking.invokeAll(IntStream.range(0, 24).mapToObj(n -> look).toList()))
                one.get().ifPresent(job -> got.add(job.id()));
        }
        assertThat(got).hasSize(2).doesNotHaveDuplicates();
    }

    /** The control: what keeps a third one out is the table, not luck. */
    @Test
    void a_slot_is_given_once() {
        var owner = newOrganizer();
        var first = ordered(owner);
        var second = ordered(owner);
        assertThat(claimed().id()).isEqualTo(first);
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        jdbc.sql("update export_job set state = 'running', slot = 1 where id = ?")
                                .param(second)
                                .update())
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void what_a_dead_worker_left_is_made_anew_and_never_half_seen() throws Exception {
        var organizer = newOrganizer();
        paid(priced(organizer), 1, 0);
        var id = ordered(organizer);
        var dying = claimed();
        var left = files.begin(dying);
        left.write("half of a file".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        left.end();
        assertThat(queue.progress(dying, 1, 2L)).isTrue();

        assertThat(queue.claim()).as("it is another's for a while").isEmpty();
        assertThat(file(id, organizerOf(organizer))).hasStatus(404);
        lapse(id);
        var second = claimed();
        assertThat(second.id()).isEqualTo(id);
        assertThat(second.attempt()).isEqualTo(2);

        // it was slow, not dead
        assertThat(queue.progress(dying, 2, 2L)).isFalse();
        assertThat(queue.ready(dying, 2, 14, Instant.now())).isFalse();
        var late = files.begin(dying);
        late.write(1);
        late.end();
        assertThat(file(id, organizerOf(organizer))).hasStatus(404);

        makeExport.handle(second, () -> false);

        var file = file(id, organizerOf(organizer));
        assertThat(file).hasStatusOk();
        var rows = csv(file.getResponse().getContentAsByteArray());
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().get("Gross")).isEqualTo("23.91");
        assertThat(jobs.find(id).orElseThrow().size())
                .isEqualTo(file.getResponse().getContentAsByteArray().length);
    }

    private void lapse(long id) {
        jdbc.sql("update export_job set due_at = created_at where id = ?").param(id).update();
    }

    @Test
    void what_kills_every_worker_is_given_up() {
        var id = ordered(newOrganizer());
        for (int n = 0; n < ExportQueue.MOST_ATTEMPTS; n++) {
            assertThat(claimed().id()).isEqualTo(id);
            lapse(id);
        }
        assertThat(queue.claim()).isEmpty();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(ExportState.FAILED);
    }

    @Test
    void a_cancelled_one_ends_and_a_stopped_one_is_begun_by_another() {
        var organizer = newOrganizer();
        var cancelled = ordered(organizer);
        var running = claimed();
        assertThat(jobs.cancel(cancelled)).isTrue();
        makeExport.handle(running, () -> false);
        assertThat(jobs.find(cancelled).orElseThrow().state()).isEqualTo(ExportState.CANCELLED);
        assertThat(jobs.cancel(cancelled)).isFalse();

        var stopped = ordered(organizer);
        makeExport.handle(claimed(), () -> true);
        var again = claimed();
        assertThat(again.id()).isEqualTo(stopped);
        assertThat(again.attempt()).as("a restart costs no attempt").isEqualTo(1);
        makeExport.handle(again, () -> false);
        assertThat(jobs.find(stopped).orElseThrow().state()).isEqualTo(ExportState.READY);
    }

    @Test
    void a_list_that_is_being_made_when_somebody_is_forgotten_is_begun_anew() {
        var id = ordered(newOrganizer(), ExportKind.ATTENDEES);
        var running = claimed();
        var forgotten = new AtomicBoolean();

        makeExport.handle(
                running,
                () -> {
                    if (!forgotten.getAndSet(true)) forgetInAnotherThread();
                    return false;
                });

        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(ExportState.QUEUED);
        var again = claimed();
        assertThat(again.id()).isEqualTo(id);
        assertThat(again.attempt()).as("it costs no attempt").isEqualTo(1);
        makeExport.handle(again, () -> false);
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(ExportState.READY);
    }

    /** Between the last row and the moment at which it can be fetched. */
    @Test
    void a_list_never_becomes_ready_once_somebody_was_forgotten() {
        var id = ordered(newOrganizer(), ExportKind.MARKETING);
        var running = claimed();
        forgetExports.naming(NOBODY);
        assertThat(queue.ready(running, 0, 0, Instant.now())).isFalse();
        assertThat(queue.beginAnew(running)).isTrue();
        assertThat(queue.beginAnew(running)).isFalse();
        assertThat(claimed().id()).isEqualTo(id);
    }

    @Test
    void what_waits_or_is_of_money_goes_on_when_somebody_is_forgotten() {
        var organizer = newOrganizer();
        ordered(organizer);
        var money = claimed();
        var waiting = ordered(organizer, ExportKind.ATTENDEES);
        forgetExports.naming(NOBODY);
        assertThat(queue.ready(money, 0, 0, Instant.now())).isTrue();
        assertThat(claimed().id()).isEqualTo(waiting);
    }

    private void forgetInAnotherThread() {
        try {
            Thread.ofVirtual().start(() -> forgetExports.naming(NOBODY)).join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void another_service_is_asked_when_the_snapshot_is_over() {
        var organizer = newOrganizer();
        var id = ordered(organizer, ExportKind.MARKETING);
        assertThat(
                        book(
                                "{\"event_id\":%d,\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\",\"news_consent\":true}"
                                        .formatted(priced(organizer), newBuyer())))
                .hasStatus(201);
        var inTransaction = new AtomicReference<Boolean>();
        var notifications = mock(NotificationClient.class);
        when(notifications.withoutNews(any()))
                .then(asked -> {
                    inTransaction.set(
                            TransactionSynchronizationManager.isActualTransactionActive());
                    return new NotificationClient.Addresses(List.of());
                });

        new MakeExport(
                        queue,
                        files,
                        people,
                        accounts,
                        attendees,
                        new MarketingExport(consents, notifications, messages),
                        transactions,
                        database,
                        jdbc,
                        clock)
                .handle(claimed(), () -> false);

        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(ExportState.READY);
        assertThat(jobs.find(id).orElseThrow().rowsDone()).isEqualTo(1);
        assertThat(inTransaction).hasValue(false);
    }

    @Test
    void so_many_may_wait_and_no_more() {
        var owner = newOrganizer();
        for (int n = 0; n < OwnExports.MOST_OPEN; n++) ordered(owner);
        var caller = organizerOf(owner);
        var refused =
                mvc.post()
                        .uri("/api/exports")
                        .with(caller)
                        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                        .content("{\"kind\":\"vat\",\"format\":\"csv\"}")
                        .exchange();
        dev.marquee.ticket.booking.BookingApiContract.assertProblem(
                refused, 409, "too-many-exports");
        assertThat(mvc.post().uri("/admin/exports").with(caller))
                .hasStatus(409)
                .bodyText()
                .contains("20 of your exports wait", "every 2s", "Waits its turn")
                .doesNotContain("??");
        var last = jobs.of(owner).getFirst().id();
        assertThat(mvc.delete().uri("/api/exports/{id}", last).with(caller)).hasStatus(204);
        assertThat(state(last, caller)).isEqualTo("cancelled");
    }
}
