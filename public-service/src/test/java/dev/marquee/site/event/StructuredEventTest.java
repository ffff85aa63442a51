package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What search engines are told of an event: of each ticket type by itself. */
class StructuredEventTest extends SitePages {

    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final String TYPES =
            """
            [{"id":71,"name":"Standing","price":"0.00","quantity":20,"sale_starts_at":null,"sale_ends_at":null,"quota":null},
             {"id":72,"name":"VIP","price":"0.00","quantity":1,"sale_starts_at":null,"sale_ends_at":null,"quota":null},
             {"id":73,"name":"Early","price":"0.00","quantity":9,"sale_starts_at":null,"sale_ends_at":"2026-01-01T00:00:00Z","quota":null},
             {"id":74,"name":"Late","price":"0.00","quantity":9,"sale_starts_at":"2099-01-01T00:00:00Z","sale_ends_at":null,"quota":null}]\
            """;
    private static final String STOCK =
            """
            {"event_id":7,"capacity":39,"sold":1,"left":38,"quota":4,"on_sale":true,"reason":null,"ticket_types":[
             {"id":71,"name":"Standing","price":"0.00","currency":"EUR","quantity":20,"left":20,"on_sale":true,"sale_starts_at":null,"sale_ends_at":null,"quota":null},
             {"id":72,"name":"VIP","price":"0.00","currency":"EUR","quantity":1,"left":0,"on_sale":false,"sale_starts_at":null,"sale_ends_at":null,"quota":null},
             {"id":73,"name":"Early","price":"0.00","currency":"EUR","quantity":9,"left":9,"on_sale":false,"sale_starts_at":null,"sale_ends_at":"2026-01-01T00:00:00Z","quota":null},
             {"id":74,"name":"Late","price":"0.00","currency":"EUR","quantity":9,"left":9,"on_sale":false,"sale_starts_at":"2099-01-01T00:00:00Z","sale_ends_at":null,"quota":null}]}\
            """;

    @Autowired JsonMapper json;

    @Test
    void each_ticket_type_is_offered_by_its_own_stock_and_time_of_sale() {
        neighbours.on("GET /api/events/EV07", 200, event("published"));
        neighbours.on("GET /api/events/EV07/availability", 200, STOCK);
        var offers = data().get("offers");
        assertThat(offers.valueStream().map(offer -> offer.get("availability").asString()))
                .containsExactly(
                        "https://schema.org/InStock",
                        "https://schema.org/SoldOut",
                        "https://schema.org/SoldOut",
                        "https://schema.org/PreOrder");
    }

    @Test
    void what_is_cancelled_or_over_has_no_offers() {
        for (var status : new String[] {"cancelled", "completed"}) {
            neighbours.on("GET /api/events/EV07", 200, event(status));
            neighbours.on("GET /api/events/EV07/availability", 200, STOCK);
            assertThat(data().has("offers")).as(status).isFalse();
        }
        assertThat(data().get("eventStatus").asString())
                .isEqualTo("https://schema.org/EventScheduled");
    }

    @Test
    void an_event_without_a_place_is_not_marked_up() {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                event("published").replace("\"Riverside Stage, Cais do Farol 8, Lisbon\"", "null"));
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("application/ld+json");
    }

    private static String event(String status) {
        return Samples.event("Lantern Night", status, 1)
                .replaceFirst("(?s)\"ticket_types\":\\[.*\\]", "\"ticket_types\":" + TYPES);
    }

    private JsonNode data() {
        try {
            var page = mvc.get().uri("/e/EV07").exchange().getResponse().getContentAsString();
            var found = DATA.matcher(page);
            assertThat(found.find()).isTrue();
            return json.readTree(found.group(1));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
