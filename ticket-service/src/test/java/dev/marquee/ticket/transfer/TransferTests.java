package dev.marquee.ticket.transfer;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.booking.BookingApiContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** What tests of handing on do again and again. */
abstract class TransferTests extends ApiContract {

    private static final AtomicLong HOLDERS = new AtomicLong();

    static String newHolder() {
        return "holder-%d@example.org".formatted(HOLDERS.incrementAndGet());
    }

    /** An event with these terms in place of the usual ones. */
    long transferable(Map<String, Object> holders) {
        var event = newEvent();
        var terms = terms(event, 10);
        terms.put("holders", holders(holders));
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    static Map<String, Object> holders(Map<String, Object> other) {
        var all =
                new HashMap<String, Object>(
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
        all.putAll(other);
        return all;
    }

    static long ticket(JsonNode booking) {
        return booking.at("/tickets/0/id").asLong();
    }

    static RequestPostProcessor buyer(JsonNode booking) {
        return header("Booking-Key", key(booking));
    }

    static RequestPostProcessor holder(String link) {
        return header("Ticket-Link", last(link));
    }

    MvcTestResult offer(long ticket, String email, RequestPostProcessor by) {
        return mvc.post()
                .uri("/api/tickets/{id}/transfer", ticket)
                .with(by)
                .contentType(APPLICATION_JSON)
                .content("{\"name\":\"Ben Ode\",\"email\":\"%s\"}".formatted(email))
                .exchange();
    }

    MvcTestResult takeBack(long ticket, RequestPostProcessor by) {
        return mvc.delete().uri("/api/tickets/{id}/transfer", ticket).with(by).exchange();
    }

    /** Offers the ticket, and returns the token of the mailed link. */
    String offered(JsonNode booking, String email) {
        assertThat(offer(ticket(booking), email, buyer(booking))).hasStatusOk();
        return last(mail(email, "transfer-offered").at("/data/link").asString());
    }

    JsonNode accepted(String token) {
        var answer = accept(token);
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    MvcTestResult accept(String token) {
        return mvc.post().uri("/api/transfers/{token}/accept", token).exchange();
    }

    MvcTestResult decline(String token) {
        return mvc.post().uri("/api/transfers/{token}/decline", token).exchange();
    }

    JsonNode mail(String email, String kind) {
        await().untilAsserted(() -> assertThat(mails(email, kind)).isNotEmpty());
        return mails(email, kind).getLast();
    }

    List<JsonNode> mails(String email, String kind) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("kind").asString().equals(kind))
                .toList();
    }

    String scan(String token) {
        return json(validate("{\"token\":\"%s\"}".formatted(token))).get("result").asString();
    }

    MvcTestResult validate(String body) {
        return mvc.post()
                .uri("/api/tickets/validate")
                .with(account(4, "entry@ticket.local", "ENTRY_MANAGER"))
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** A problem that also says this. */
    static void assertProblem(
            MvcTestResult answer, int status, String type, String member, String value) {
        BookingApiContract.assertProblem(answer, status, type);
        assertThat(json(answer).get(member).asString()).isEqualTo(value);
    }

    static String last(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
