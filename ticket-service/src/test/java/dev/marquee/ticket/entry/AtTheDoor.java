package dev.marquee.ticket.entry;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.checkout.engine.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that begin soon, their organiser, a steward and a supervisor. */
abstract class AtTheDoor extends RunningService {

    static final long OWNER = 85;
    private static final AtomicLong GUESTS = new AtomicLong();

    @Autowired JdbcTemplate database;

    @AfterEach
    void no_rule_is_broken() {
        Invariants.hold(database);
    }

    /** An event that begins in an hour, with a steward and a supervisor. */
    long opened(String name, int capacity) {
        var event = onSale(name, capacity, OWNER);
        startsAt(event, clock.instant().plus(Duration.ofHours(1)));
        send(
                HttpMethod.PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                """
                {"staff":[{"email":"steward@example.org","role":"steward"},
                          {"email":"supervisor@example.org","role":"supervisor"}]}
                """);
        return event;
    }

    void startsAt(long event, Instant at) {
        database.update(
                "update sale_terms set starts_at = ?, version = version + 1 where event_id = ?",
                at.atOffset(ZoneOffset.UTC),
                event);
    }

    JsonNode ticket(long event) {
        return tickets(event, 1).at("/tickets/0");
    }

    JsonNode tickets(long event, int quantity) {
        return book(
                event,
                quantity,
                "Ana Silva",
                "door-%s-%d@example.org"
                        .formatted(getClass().getSimpleName(), GUESTS.incrementAndGet()));
    }

    static RequestPostProcessor organiser() {
        return account(OWNER, "o@example.org", "ORGANIZER");
    }

    static RequestPostProcessor steward() {
        return account(86, "steward@example.org", "ENTRY_MANAGER");
    }

    static RequestPostProcessor supervisor() {
        return account(87, "supervisor@example.org", "ENTRY_MANAGER");
    }

    /** Scans as the page does. */
    JsonNode scan(RequestPostProcessor who, JsonNode ticket, String more) {
        return scan(who, ticket, UUID.randomUUID(), more);
    }

    JsonNode scan(RequestPostProcessor who, JsonNode ticket, UUID id, String more) {
        return send(
                HttpMethod.POST,
                "/api/tickets/validate",
                who,
                200,
                """
                {"token":"%s","scan_id":"%s"%s}
                """
                        .formatted(ticket.get("qr_token").asString(), id, more));
    }

    JsonNode send(
            HttpMethod method,
            String path,
            RequestPostProcessor who,
            int status,
            @Nullable String body) {
        var answer = exchange(method, path, who, body);
        assertThat(answer).hasStatus(status);
        return answer.getResponse().getContentAsByteArray().length == 0
                ? JsonMapper.shared().createObjectNode()
                : json(answer);
    }

    MvcTestResult exchange(
            HttpMethod method, String path, RequestPostProcessor who, @Nullable String body) {
        var request = mvc.method(method).uri(path).with(who);
        if (body != null) request.contentType(APPLICATION_JSON).content(body);
        return request.exchange();
    }

    JsonNode get(String path, RequestPostProcessor who) {
        return send(HttpMethod.GET, path, who, 200, null);
    }

    static String result(JsonNode answer) {
        return answer.get("result").asString();
    }
}
