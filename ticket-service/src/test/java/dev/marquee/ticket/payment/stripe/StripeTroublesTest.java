package dev.marquee.ticket.payment.stripe;

import static dev.marquee.ticket.payment.stripe.StripeServer.error;
import static dev.marquee.ticket.payment.stripe.StripeServer.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

/** Whatever is wrong with the provider, the sale goes on, and nobody's hold is lost. */
class StripeTroublesTest extends StripeTests {

    /** Twice as many as there are connections to the database. */
    private static final int PAYING = 20;

    private enum Trouble {
        ERRORS,
        SILENCE,
        DROPS_AFTER_THE_HEADERS;

        ResponseDefinitionBuilder answer() {
            var session = session(newSession(), "open", "unpaid", 2400, "eur");
            return switch (this) {
                case ERRORS -> error(500, "api_error", "internal");
                case SILENCE -> StripeServer.answer(200, session).withFixedDelay(30_000);
                case DROPS_AFTER_THE_HEADERS ->
                        StripeServer.answer(200, session).withFault(Fault.MALFORMED_RESPONSE_CHUNK);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void free_bookings_go_on_while_everybody_pays_at_a_provider_in_trouble(Trouble trouble)
            throws Exception {
        var free = onSale("Free " + trouble, 50, 2);
        STRIPE.creates(trouble.answer());
        var holds = new ArrayList<Held>();
        for (int i = 0; i < PAYING; i++) holds.add(hold());
        var stillPaying = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paying = new ArrayList<Future<?>>();
            for (var held : holds)
                paying.add(
                        threads.submit(() -> {
                            do assertNotLost(held);
                            while (stillPaying.get());
                        }));
            await().until(() -> begun(holds) == PAYING);
            for (int i = 0; i < 5; i++)
                assertThat(
                                book(free, 1, "Ana", "free-%s-%d@example.org".formatted(trouble, i))
                                        .get("status")
                                        .asString())
                        .isEqualTo("confirmed");
            assertThat(paying).as("they pay all the while").noneMatch(Future::isDone);
            stillPaying.set(false);
            for (var each : paying) each.get();
        }
        for (var held : holds) assertThat(bookingStatus(held)).isEqualTo("pending_payment");
    }

    /** The buyer hears that it is being looked at, or may try again; never that it failed. */
    private void assertNotLost(Held held) {
        var paid = pay(held);
        assertThat(paid.getResponse().getStatus())
                .isIn(HttpStatus.ACCEPTED.value(), HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private int begun(List<Held> holds) {
        return jdbc.sql("select count(distinct booking_id) from payment where booking_id in (:ids)")
                .param("ids", holds.stream().map(Held::id).toList())
                .query(Integer.class)
                .single();
    }
}
