package dev.marquee.ticket.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/**
 * What the tests of the desk share. Each test has an organiser of its own, and sees only theirs.
 */
public abstract class DeskContract extends RunningService {

    public static final String ATTACK = "<img src=x onerror=alert(1)>";

    public static final RequestPostProcessor SUPPORT =
            TestTokens.account(5, "support@ticket.local", "SUPPORT");

    private static final AtomicLong ORGANIZERS = new AtomicLong(700_000);

    @Autowired protected StatementCount statements;

    /** Somebody who has no event yet. */
    protected static long newOrganizer() {
        return ORGANIZERS.incrementAndGet();
    }

    protected static RequestPostProcessor organizer(long id) {
        return TestTokens.account(id, "Olga " + id, "ORGANIZER");
    }

    protected MvcTestResult page(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(URI.create(uri)).accept(TEXT_HTML).with(caller).exchange();
    }

    protected JsonNode api(String uri, RequestPostProcessor caller) {
        var answer = mvc.get().uri(URI.create(uri)).with(caller).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    protected MvcTestResult send(String uri, RequestPostProcessor caller, String... parameters) {
        var request = mvc.post().uri(URI.create(uri)).accept(TEXT_HTML).with(caller);
        for (int n = 0; n < parameters.length; n += 2)
            request.param(parameters[n], parameters[n + 1]);
        return request.exchange();
    }

    /** A booking that waits to be confirmed. */
    protected long reserved(long event, int quantity, String name, String email) {
        var answer =
                mvc.post()
                        .uri("/api/tickets")
                        .contentType(APPLICATION_JSON)
                        .content(
                                """
                                {"event_id":%d,"customer_name":"%s","customer_email":"%s","quantity":%d}\
                                """
                                        .formatted(event, name, email, quantity))
                        .exchange();
        assertThat(answer).hasStatus(201);
        return json(answer).get("id").asLong();
    }

    /** As if it had been made then. */
    protected void backdate(JsonNode booking, Instant at) {
        jdbc.sql("update booking set created_at = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), id(booking))
                .update();
    }

    /** As if each ticket of the event had cost that, and what is cancelled had been paid back. */
    protected void price(long event, long minor) {
        jdbc.sql("update ticket set price_minor = ?, paid_minor = ? where event_id = ?")
                .params(minor, minor, event)
                .update();
        jdbc.sql("update booking set total_minor = quantity * ? where event_id = ?")
                .params(minor, event)
                .update();
        jdbc.sql(
                        """
                        update booking set paid_minor = total_minor, refunded_minor =
                            (select coalesce(sum(t.paid_minor), 0) from ticket t where t.booking_id = booking.id and t.status = 'cancelled')
                        where event_id = ? and status in ('confirmed', 'refund_requested')
                        """)
                .param(event)
                .update();
        brought(event);
    }

    /** The payments and refunds that go with it. Their ids are far from those of the product. */
    private void brought(long event) {
        jdbc.sql(
                        """
                        insert into payment (id, booking_id, attempt, provider, method, test_mode, amount_minor, currency, state, phase, purpose, refunded_minor, created_at, succeeded_at)
                        select 7000000000 + b.id, b.id, 1, 'simulated', 'card', true, b.paid_minor, b.currency, 'succeeded', 'succeeded', 'booking', b.refunded_minor, b.created_at, b.created_at
                        from booking b where b.event_id = ? and b.paid_minor > 0 and not exists (select 1 from payment p where p.booking_id = b.id)
                        """)
                .param(event)
                .update();
        jdbc.sql(
                        """
                        insert into refund (id, booking_id, payment_id, amount_minor, currency, ticket_ids, state, phase, asked_by, created_at, done_at)
                        select 7000000000 + b.id, b.id, 7000000000 + b.id, b.refunded_minor, b.currency, '', 'completed', 'done', 'ana', b.created_at, b.created_at
                        from booking b where b.event_id = ? and b.refunded_minor > 0 and not exists (select 1 from refund r where r.booking_id = b.id)
                        """)
                .param(event)
                .update();
    }

    protected static long id(JsonNode booking) {
        return booking.get("id").asLong();
    }

    protected static long ticket(JsonNode booking, int n) {
        return booking.get("tickets").get(n).get("id").asLong();
    }

    protected static String code(JsonNode booking, int n) {
        return booking.get("tickets").get(n).get("code").asString();
    }

    protected static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
