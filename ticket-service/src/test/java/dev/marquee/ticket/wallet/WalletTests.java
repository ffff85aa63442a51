package dev.marquee.ticket.wallet;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** What tests of wallets do again and again. */
abstract class WalletTests extends ApiContract {

    private static final AtomicLong HOLDERS = new AtomicLong();

    /** An event with an end, in another zone than the machine's. */
    protected long lisbon() {
        var event = newEvent();
        var terms = terms(event, 5);
        terms.put("name", "Fado at the river");
        terms.put("starts_at", "2030-07-02T19:30:00Z");
        terms.put("ends_at", "2030-07-02T22:00:00Z");
        terms.put("time_zone", "Europe/Lisbon");
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    protected long transferable() {
        var event = newEvent();
        var terms = terms(event, 10);
        terms.put(
                "holders",
                Map.of(
                        "names",
                        "none",
                        "mail_tickets",
                        true,
                        "max_transfers",
                        2,
                        "transfer_until_hours",
                        0,
                        "buyer_cancels_transferred",
                        true));
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    protected static long ticket(JsonNode booking, int n) {
        return booking.at("/tickets/%d/id".formatted(n)).asLong();
    }

    protected static RequestPostProcessor keyOf(JsonNode booking) {
        return header("Booking-Key", key(booking));
    }

    protected static RequestPostProcessor organizer() {
        return account(2, "organizer@ticket.local", "ORGANIZER");
    }

    protected MvcTestResult get(String path, RequestPostProcessor caller) {
        return mvc.get().uri(path).with(caller).exchange();
    }

    protected void cancelTicket(JsonNode booking, int n) {
        assertThat(mvc.delete().uri("/api/tickets/{id}", ticket(booking, n)).with(keyOf(booking)))
                .hasStatus2xxSuccessful();
    }

    /** Hands a ticket on to Ben Ode, who accepts it: the ticket and the link to it. */
    protected JsonNode handOn(JsonNode booking, int n) {
        var to = "wallet-holder-%d@example.org".formatted(HOLDERS.incrementAndGet());
        assertThat(
                        mvc.post()
                                .uri("/api/tickets/{id}/transfer", ticket(booking, n))
                                .with(keyOf(booking))
                                .contentType(APPLICATION_JSON)
                                .content("{\"name\":\"Ben Ode\",\"email\":\"%s\"}".formatted(to)))
                .hasStatusOk();
        await().untilAsserted(() -> assertThat(others.mailsTo(to)).isNotEmpty());
        var link = others.mailsTo(to).getLast().at("/data/link").asString();
        var answer =
                mvc.post()
                        .uri(
                                "/api/transfers/{token}/accept",
                                link.substring(link.lastIndexOf('/') + 1))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    /** What the link to a ticket opens. */
    protected static RequestPostProcessor holder(JsonNode accepted) {
        var link = accepted.get("link").asString();
        return header("Ticket-Link", link.substring(link.lastIndexOf('/') + 1));
    }

    protected String scan(String token) {
        return json(mvc.post()
                        .uri("/api/tickets/validate")
                        .with(account(4, "entry@ticket.local", "ENTRY_MANAGER"))
                        .contentType(APPLICATION_JSON)
                        .content("{\"token\":\"%s\"}".formatted(token))
                        .exchange())
                .get("result")
                .asString();
    }
}
