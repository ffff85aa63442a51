package dev.marquee.ticket.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.RunningService;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody's mailbox is flooded by others who book with its address, and no confirmation is lost. */
abstract class RecipientLimitContract extends RunningService {

    private static final int AT_ONCE = 6;
    private static final AtomicLong READERS = new AtomicLong();

    private final String reader = "reader-%d@example.org".formatted(READERS.incrementAndGet());

    @AfterEach
    void everything_works_again() {
        others.back();
    }

    @Test
    void some_mails_go_at_once_and_the_others_one_after_the_other() {
        var bookings = onSaleAndBook(AT_ONCE + 3);
        untilHandled(bookings);

        assertThat(others.mailsTo(reader)).hasSize(AT_ONCE);
        for (int n = 1; n <= 3; n++) {
            clock.pass(Duration.ofMinutes(11));
            var sofar = AT_ONCE + n;
            await().untilAsserted(() -> assertThat(keys()).hasSizeGreaterThanOrEqualTo(sofar));
            untilTheOthersWaitOn();
        }
        assertThat(keys())
                .as("none is lost, and none comes twice")
                .containsExactlyInAnyOrderElementsOf(
                        bookings.stream()
                                .map(booking -> "booking-confirmed:" + booking.get("id").asLong())
                                .toList());
    }

    /** What is tried in vain waits from then on: nobody may move the clock before it does. */
    private void untilTheOthersWaitOn() {
        var soon = clock.instant().plus(Duration.ofMinutes(2)).atOffset(ZoneOffset.UTC);
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from outbox where topic = ? and due_at <= ?")
                                        .params(DelayedMails.TOPIC, soon)
                                        .query(Integer.class)
                                        .single())
                        .isZero());
    }

    @Test
    void tags_make_no_other_mailbox() {
        for (int n = 0; n < AT_ONCE + 3; n++) {
            var booking = book(onSale("Tags", 10, 2), 1, "Ana", tagged(n));
            untilHandled(List.of(booking));
        }
        assertThat(java.util.stream.IntStream.range(0, AT_ONCE + 3).boxed())
                .flatMap(n -> others.mailsTo(tagged(n)))
                .hasSize(AT_ONCE);
    }

    private String tagged(int n) {
        return reader.replace("@", "+" + n + "@");
    }

    @Test
    void what_others_hear_does_not_wait_for_the_mail() {
        var bookings = onSaleAndBook(AT_ONCE + 1);

        for (var booking : bookings)
            await().untilAsserted(() ->
                    assertThat(others.webhooksAbout(booking.get("id").asLong())).hasSize(1));
        assertThat(others.mailsTo(reader)).hasSize(AT_ONCE);
    }

    @Test
    void booking_and_cancelling_without_end_leaves_no_mails_behind() {
        var event = onSale("Loop", 100, 2);
        for (int n = 0; n < AT_ONCE + 3; n++) {
            var booking = book(event, 1, "n", reader);
            untilHandled(List.of(booking));
            cancel(booking);
            untilCancellationHandled(booking);
        }
        assertThat(others.mailsTo(reader)).hasSize(AT_ONCE);

        clock.pass(Duration.ofHours(3));
        await().until(() -> waiting() == 0);

        assertThat(others.mailsTo(reader))
                .as("of what was over before its turn came, nobody reads")
                .hasSize(AT_ONCE);
    }

    @Test
    void a_mail_that_could_not_be_handed_over_does_not_count() {
        others.answer(503);
        var bookings = onSaleAndBook(AT_ONCE);
        await().until(() -> others.refusals() > 2 * AT_ONCE);

        others.answer(202);
        clock.pass(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(keys()).hasSize(bookings.size()));
        assertThat(waiting()).isZero();
    }

    private List<JsonNode> onSaleAndBook(int bookings) {
        return java.util.stream.IntStream.range(0, bookings)
                .mapToObj(n -> book(onSale("Many", 10, 2), 1, "Ana", reader))
                .toList();
    }

    private void cancel(JsonNode booking) {
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", booking.get("id").asLong())
                                .header("Booking-Key", booking.get("access_key").asString()))
                .hasStatusOk();
    }

    private List<String> keys() {
        return others.mailsTo(reader).stream()
                .map(mail -> mail.get("key").asString())
                .distinct()
                .toList();
    }

    private void untilHandled(List<JsonNode> bookings) {
        for (var booking : bookings) untilDelivered("booking-confirmed", booking);
    }

    private void untilCancellationHandled(JsonNode booking) {
        untilDelivered("booking-cancelled", booking);
    }

    private void untilDelivered(String topic, JsonNode booking) {
        await().until(() ->
                jdbc.sql(
                                        "select count(*) from outbox where topic = ? and fact_key = ? and delivered_at is not null")
                                .params(topic, booking.get("id").asString())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    /** Of this reader's; other tests share the database. */
    private int waiting() {
        return jdbc.sql(
                        """
                        select count(*) from outbox o where o.topic = 'booking-mail-delayed' and o.due_at is not null
                        and exists (select 1 from booking b where b.buyer_email = ? and o.fact_key like '%:' || b.id)
                        """)
                .param(reader)
                .query(Integer.class)
                .single();
    }
}
