package dev.marquee.ticket.payment.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/**
 * A provider that redirects and notifies, on another origin. Nothing of ticket-service was made for
 * it but the two ways in which it notifies.
 */
@OnH2
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "marquee.payment.provider=riverpay")
@Import(RedirectAndNotifyTest.Bank.class)
class RedirectAndNotifyTest extends RunningService {

    @TestConfiguration(proxyBeanMethods = false)
    static class Bank {
        @Bean
        RiverPay riverPay() {
            return new RiverPay();
        }

        @Bean
        RiverPayProvider riverPayProvider(RiverPay bank) {
            return new RiverPayProvider(bank);
        }
    }

    private static final AtomicLong BUYERS = new AtomicLong();

    private record Held(long id, long event, String key) {}

    @Autowired RiverPay bank;
    @Autowired RiverPayProvider provider;
    @LocalServerPort int port;

    @AfterEach
    void all_is_well_again() {
        bank.asleep = false;
        provider.beforeStart = () -> {};
    }

    private Held hold(int capacity) {
        var event = onSale("Lantern Night", capacity, 2);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        """
                                        {"event_id":%1$d,"code":"EV%1$d","version":2,"name":"Lantern Night","starts_at":"%2$s","ends_at":null,
                                         "time_zone":"Asia/Ho_Chi_Minh","location":"Hanoi","organizer_id":2,"quota":4,
                                         "status":"published","currency":"VND",
                                         "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":150000,"quantity":%3$d,"position":0}]}
                                        """
                                                .formatted(
                                                        event,
                                                        clock.instant().plus(Duration.ofDays(30)),
                                                        capacity)))
                .hasStatus(HttpStatus.NO_CONTENT);
        return hold(event, 1);
    }

    private Held hold(long event, int quantity) {
        var booking =
                book(
                        event,
                        quantity,
                        "Minh",
                        "river-%d@example.org".formatted(BUYERS.incrementAndGet()));
        return new Held(booking.get("id").asLong(), event, booking.get("access_key").asString());
    }

    private MvcTestResult pay(Held held) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", held.id())
                .header("Booking-Key", held.key())
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\"}")
                .exchange();
    }

    private JsonNode payment(Held held) {
        return json(
                mvc.get()
                        .uri("/api/bookings/{id}/payment", held.id())
                        .header("Booking-Key", held.key())
                        .exchange());
    }

    private String address(Held held) {
        var answer = pay(held);
        assertThat(answer).hasStatus(202);
        return json(answer).get("action_url").asString();
    }

    private String callback() {
        return "http://127.0.0.1:%d/api/payments/callbacks/riverpay".formatted(port);
    }

    private String status(Held held) {
        return jdbc.sql("select status from booking where id = ?")
                .param(held.id())
                .query(String.class)
                .single();
    }

    private List<String> attempts(Held held) {
        return jdbc.sql(
                        "select state || '/' || purpose || '/' || coalesce(reason, '') from payment where booking_id = ? order by attempt")
                .param(held.id())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_buyer_pays_there_and_a_notification_is_answered_as_it_wants(boolean byGet)
            throws Exception {
        var held = hold(5);
        var address = address(held);
        assertThat(address).startsWith(bank.origin() + "/pay?");
        assertThat(address(held)).as("the same order").isEqualTo(address);
        bank.buyerPays(address);

        assertThat(bank.notifies(callback(), RiverPay.number(address), byGet)).isTrue();

        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(attempts(held)).containsExactly("succeeded/booking/");
        assertThat(bank.notifies(callback(), RiverPay.number(address), byGet))
                .as("told again")
                .isTrue();
        assertThat(attempts(held)).hasSize(1);
    }

    @Test
    void a_notification_that_was_changed_is_refused_in_both_ways() throws Exception {
        var address = address(hold(5));
        bank.buyerPays(address);
        var forged = bank.notification(RiverPay.number(address)).replace("150000", "150001");
        try (var client = HttpClient.newHttpClient()) {
            var byPost =
                    client.send(
                            HttpRequest.newBuilder(URI.create(callback()))
                                    .POST(BodyPublishers.ofByteArray(forged.getBytes(UTF_8)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            var byGet =
                    client.send(
                            HttpRequest.newBuilder(URI.create(callback() + "?" + forged)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(byPost.statusCode()).isEqualTo(400);
            assertThat(byGet.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void without_any_notification_it_is_found_by_our_own_number() {
        var held = hold(5);
        bank.buyerPays(address(held));
        clock.pass(Duration.ofSeconds(60));
        await().untilAsserted(() -> assertThat(status(held)).isEqualTo("confirmed"));
    }

    @Test
    void an_order_whose_address_was_lost_is_looked_for_before_there_is_a_second_one() {
        var held = hold(5);
        var lost = new AtomicBoolean();
        provider.beforeStart =
                () -> {
                    if (lost.compareAndSet(false, true))
                        throw new IllegalStateException("the answer is lost");
                };
        assertThat(pay(held)).hasStatus(202);
        assertThat(attempts(held)).containsExactly("pending/booking/");

        bank.states.put("payment-" + payment(held).at("/payments/0/id").asLong(), "open");
        assertThat(pay(held)).hasStatus(202);
        assertThat(attempts(held)).as("it may be paid").containsExactly("pending/booking/");

        bank.states.clear();
        bank.asleep = true;
        clock.pass(Duration.ofSeconds(40));
        assertThat(pay(held)).hasStatus(202);
        assertThat(attempts(held)).as("nobody knows").containsExactly("pending/booking/");

        bank.asleep = false;
        clock.pass(Duration.ofSeconds(40));
        await().untilAsserted(() ->
                assertThat(attempts(held)).containsExactly("failed/booking/not-sent"));
        bank.buyerPays(address(held));
        clock.pass(Duration.ofSeconds(60));
        await().untilAsserted(() -> assertThat(status(held)).isEqualTo("confirmed"));
        assertThat(attempts(held)).containsExactly("failed/booking/not-sent", "succeeded/booking/");
    }

    @Test
    void nothing_is_closed_there_so_money_that_comes_late_gets_the_tickets_or_goes_back()
            throws Exception {
        var held = hold(1);
        var address = address(held);
        clock.pass(Duration.ofMinutes(12));
        await().untilAsserted(() -> assertThat(status(held)).isEqualTo("expired"));
        bank.buyerPays(address);
        assertThat(bank.notifies(callback(), RiverPay.number(address), false)).isTrue();
        assertThat(status(held)).isEqualTo("confirmed");

        var second = hold(1);
        var lost = address(second);
        clock.pass(Duration.ofMinutes(12));
        await().untilAsserted(() -> assertThat(status(second)).isEqualTo("expired"));
        var quick = hold(second.event(), 1);
        assertThat(quick.id()).isPositive();
        bank.buyerPays(lost);
        assertThat(bank.notifies(callback(), RiverPay.number(lost), false)).isTrue();
        assertThat(attempts(second)).containsExactly("refunded/surplus/sold-out");
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql("select phase from refund where booking_id = ?")
                                        .param(second.id())
                                        .query(String.class)
                                        .list())
                        .as("it gives nothing back, so a person does")
                        .containsExactly("stuck"));
    }
}
