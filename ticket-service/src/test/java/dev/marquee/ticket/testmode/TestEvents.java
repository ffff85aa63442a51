package dev.marquee.ticket.testmode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.receipt.MoneyTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What tests of events that are tried out do again and again. */
public abstract class TestEvents extends MoneyTests {

    /** Who switched test mode on: of each event somebody else, because mails to one are limited. */
    protected static String staff(long event) {
        return "olga-%d@ticket.local".formatted(event);
    }

    /** An event that is tried out: tickets for 20.09 EUR, and for 10.00 EUR, 60 of each. */
    protected long tested(long organizer) {
        var event = newEvent();
        push(event, organizer, 1, true);
        return event;
    }

    /** What event-service says of it. */
    @SuppressWarnings("unchecked")
    protected void push(long event, long organizer, int version, boolean test) {
        var terms = terms(event, 60, 60);
        terms.put("version", version);
        terms.put("quota", 20);
        terms.put("organizer_id", organizer);
        var types = (List<Map<String, Object>>) terms.get("ticket_types");
        types.get(0).put("price_minor", 2009);
        types.get(1).put("price_minor", 1000);
        terms.put(
                "payment",
                new HashMap<String, Object>(
                        Map.of(
                                "hold_minutes",
                                10,
                                "retries",
                                true,
                                "refund_mode",
                                "automatic",
                                "refund_until_hours",
                                0,
                                "refund_fee_minor",
                                0,
                                "refund_fee_bp",
                                0,
                                "methods",
                                List.of("card", "bank-transfer"),
                                "bank_details",
                                "Cais Vivo, IBAN DE02 1203")));
        terms.put("test", test);
        terms.put("test_email", test ? staff(event) : null);
        assertThat(putTerms(terms)).hasStatus(204);
    }

    protected long count(String sql, long event) {
        return jdbc.sql("select count(*) from " + sql).param(event).query(Long.class).single();
    }

    protected String mode(long event) {
        return jdbc.sql("select test_mode from sale_terms where event_id = ?")
                .param(event)
                .query(String.class)
                .single();
    }

    protected JsonNode api(
            String path, org.springframework.test.web.servlet.request.RequestPostProcessor who) {
        var answer = mvc.get().uri(path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }
}
