package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Events whose tickets are sold at the door. */
abstract class AtTheBoxOffice extends AtTheDoor {

    int live(long event) {
        return database.queryForObject(
                "select count(*) from ticket where event_id = ? and status <> 'cancelled'",
                Integer.class,
                event);
    }

    long priced(String name, int capacity) {
        var event = opened(name, capacity);
        database.update("update ticket_type set price_minor = 2400 where event_id = ?", event);
        return event;
    }

    JsonNode types(long event) {
        return get(path(event, "sale-types"), organiser());
    }

    JsonNode sell(
            long event, RequestPostProcessor who, int n, String payment, UUID id, String more) {
        var answer = asks(event, who, n, payment, id, more);
        assertThat(answer).hasStatus(201);
        return json(answer);
    }

    MvcTestResult asks(
            long event, RequestPostProcessor who, int n, String payment, UUID id, String more) {
        return exchange(
                POST,
                path(event, "sales"),
                who,
                "{\"ticket_type_id\":%d,\"quantity\":%d,\"payment\":\"%s\",\"sale_id\":\"%s\"%s}"
                        .formatted(event, n, payment, id, more));
    }

    static String path(long event, String what) {
        return "/api/entry/events/" + event + "/" + what;
    }

    String payment(JsonNode sold) {
        return database.queryForObject(
                "select provider || ' ' || method || ' ' || state || ' ' || amount_minor from payment where booking_id = ?",
                String.class,
                sold.get("booking_id").asLong());
    }

    int count(String sql, JsonNode sold) {
        return database.queryForObject(sql, Integer.class, sold.get("booking_id").asLong());
    }
}
