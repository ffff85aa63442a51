package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The states that an event can be in, and what is said of each. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what,            status,    on sale, reason,        moved, state,            offers,
        // availability
        "on sale,           published, true,    ,              false, EventScheduled,   true,    InStock",
        "sold out,          sold_out,  true,    ,              false, EventScheduled,   true,    SoldOut",
        "not yet,           published, false,   not_yet,       false, EventScheduled,   true,    PreOrder",
        "sale over,         published, false,   type_closed,   false, EventScheduled,   true,    SoldOut",
        "moved,             published, true,    ,              true,  EventRescheduled, true,    InStock",
        "moved and full,    sold_out,  true,    ,              true,  EventRescheduled, true,    SoldOut",
        "over,              completed, false,   ended,         false, EventScheduled,   false,   ",
        "moved and over,    completed, false,   ended,         true,  EventRescheduled, false,   ",
        "cancelled,         cancelled, false,   cancelled,     false, EventCancelled,   false,   ",
        "moved then off,    cancelled, false,   cancelled,     true,  EventCancelled,   false,   "
    })
    void what_is_said_follows_the_state(
            String what,
            String status,
            boolean onSale,
            String reason,
            boolean moved,
            String state,
            boolean offers,
            String availability) {
        var former = ",\"former_starts\":[\"2030-11-21T20:00:00Z\",\"2030-11-14T20:00:00Z\"]";
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", status, 1)
                        .replace("\"version\":1", "\"version\":1" + (moved ? former : "")));
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                Samples.availability(status.equals("sold_out") ? 0 : 38, reason)
                        .replace(
                                "\"sale_starts_at\":null",
                                "not_yet".equals(reason)
                                        ? "\"sale_starts_at\":\"2099-01-01T00:00:00Z\""
                                        : "\"sale_starts_at\":null"));
        var data = data();
        assertThat(data.get("eventStatus").asString()).isEqualTo("https://schema.org/" + state);
        assertThat(data.get("startDate").asString())
                .as("where it is cancelled too")
                .isEqualTo("2030-11-28T20:00:00Z");
        assertThat(data.path("previousStartDate").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        moved
                                ? List.of("2030-11-21T20:00:00Z", "2030-11-14T20:00:00Z")
                                : List.of());
        assertThat(data.has("offers")).isEqualTo(offers);
        if (offers)
            assertThat(data.get("offers").get(0).get("availability").asString())
                    .isEqualTo("https://schema.org/" + availability);
    }

    @Test
    void drafts_and_trials_are_not_marked_up() {
        neighbours.on("GET /api/events/EV07", 200, event("draft"));
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("ld+json", "json+oembed");
        neighbours.on(
                "GET /api/events/EV07",
                200,
                event("published").replace("\"version\":1", "\"version\":1,\"test_mode\":\"on\""));
        assertThat(mvc.get().uri("/e/EV07"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("ld+json", "json+oembed");
    }

    @Test
    void the_place_the_price_and_who_makes_it_are_said() {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", "published", 1)
                        .replace("\"organizer_id\":2", "\"organizer_id\":77"));
        neighbours.on(
                "GET /api/brands/77", 200, "{\"organizer_id\":77,\"name\":\"Tejo Arts Council\"}");
        var data = data();
        assertThat(data.get("name").asString()).isEqualTo("Lantern Night");
        assertThat(data.get("eventAttendanceMode").asString())
                .endsWith("/OfflineEventAttendanceMode");
        assertThat(data.get("location").get("name").asString()).isEqualTo("Riverside Stage");
        assertThat(data.get("location").get("address").get("@type").asString())
                .isEqualTo("PostalAddress");
        assertThat(data.get("location").get("address").get("streetAddress").asString())
                .isEqualTo("Cais do Farol 8, Lisbon");
        assertThat(data.get("organizer").get("name").asString()).isEqualTo("Tejo Arts Council");
        assertThat(data.get("organizer").get("url").asString())
                .isEqualTo("https://tickets.example.org/o/77");
        var offer = data.get("offers").get(0);
        assertThat(offer.get("price").asString()).isEqualTo("0.00");
        assertThat(offer.get("priceCurrency").asString()).isEqualTo("EUR");
        assertThat(offer.get("url").asString()).isEqualTo("https://tickets.example.org/e/EV07");
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
