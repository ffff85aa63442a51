package dev.marquee.ticket.ledger;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.receipt.MoneyTests;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Ledger checks as people and programs meet them. */
abstract class LedgerPagesContract extends MoneyTests {

    @Autowired private MeterRegistry metrics;

    private JsonNode check(long event, RequestPostProcessor caller) {
        // what was found a moment ago is not asked for
        clock.pass(Duration.ofSeconds(6));
        var answer = mvc.get().uri("/api/events/{id}/ledger-check", event).with(caller).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private void paidMinor(JsonNode booking, long more) {
        jdbc.sql("update booking set paid_minor = paid_minor + ? where id = ?")
                .params(more, id(booking))
                .update();
    }

    @Test
    void an_event_is_checked_now() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        refund(paid(event, 2, 1), "3.91", 0);
        paid(event, 0, 2);
        held(event, 1, 0);

        var check = check(event, organizerOf(organizer));

        assertThat(check.get("ok").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.get("test_mode").asBoolean()).isFalse();
        assertThat(check.get("rules")).hasSize(9);
        var places = check.get("places");
        assertThat(places.get("capacity").asInt()).isEqualTo(120);
        assertThat(places.get("sold").asInt()).isEqualTo(4);
        assertThat(places.get("held").asInt()).isEqualTo(1);
        assertThat(places.get("free").asInt()).isEqualTo(115);
        var refunded =
                check.get("rules")
                        .valueStream()
                        .flatMap(rule -> rule.get("figures").valueStream())
                        .filter(it -> it.get("name").asString().equals("refunded"))
                        .findFirst()
                        .orElseThrow();
        assertThat(refunded.get("currency").asString()).isEqualTo("EUR");
        assertThat(refunded.get("counted").asString()).isEqualTo("20.00");
        assertThat(refunded.get("stored").asString()).isEqualTo("20.00");
        assertThat(refunded.get("rows")).isEmpty();
    }

    @Test
    void it_is_of_the_events_organizer_of_support_and_of_admins() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        check(event, admin());
        for (var page :
                List.of("/api/events/" + event + "/ledger-check", "/admin/ledger/EV" + event)) {
            assertThat(mvc.get().uri(page).with(organizerOf(newOrganizer()))).hasStatus(404);
            assertThat(mvc.get().uri(page).with(account(3, "c@ticket.local", "CUSTOMER")))
                    .hasStatus(403);
        }
        assertThat(list(organizer)).hasSize(1);
        assertThat(list(newOrganizer())).isEmpty();
    }

    @Test
    void support_reads_and_checks_all_but_says_not_what_the_public_sees() {
        var support = account(5, "support@ticket.local", "SUPPORT");
        var event = priced(newOrganizer());
        paid(event, 1, 0);
        var page = "/admin/ledger/EV" + event;
        assertThat(check(event, support).get("ok").asBoolean()).isTrue();
        assertThat(mvc.get().uri("/api/ledger-checks?event_id=" + event).with(support))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(1);
        assertThat(mvc.post().uri(page).with(support)).hasStatus(302);
        assertThat(mvc.get().uri(page).with(support))
                .hasStatusOk()
                .bodyText()
                .contains("Check now", "€", "id=\"places\"")
                .doesNotContain("id=\"proof\"", "??");
        assertThat(mvc.get().uri(page).with(admin())).bodyText().contains("id=\"proof\"");
        assertThat(mvc.get().uri("/admin/ledger").with(support))
                .hasStatusOk()
                .bodyText()
                .contains(page, "href=\"/admin/tickets\"")
                .doesNotContain("href=\"/admin/journal\"", "??");
        assertThat(mvc.get().uri("/admin/tickets/attendees/EV" + event).with(support))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"" + page);
        assertThat(mvc.post().uri(page + "/proof").param("on", "true").with(support))
                .hasStatus(403);
        assertThat(mvc.get().uri("/api/events/EV" + event + "/proof")).hasStatus(404);
    }

    private JsonNode list(long organizer) {
        var answer = mvc.get().uri("/api/ledger-checks").with(organizerOf(organizer)).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer).get("items");
    }

    @Test
    void what_does_not_agree_is_named_on_the_page_in_the_figures_and_to_admins() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        var booking = paid(event, 1, 0);
        var page = "/admin/ledger/EV" + event;
        assertThat(mvc.get().uri(page).with(organizerOf(organizer)))
                .hasStatusOk()
                .bodyText()
                .contains("This event was not checked yet.");
        paidMinor(booking, 100);
        try {
            assertThat(mvc.post().uri(page).with(organizerOf(organizer)))
                    .hasStatus(302)
                    .redirectedUrl()
                    .isEqualTo(page + "?done=checked");

            assertThat(mvc.get().uri(page).with(organizerOf(organizer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "Something does not agree",
                            "Booking " + id(booking),
                            "counted €23.91, stored €24.91")
                    .doesNotContain("??");
            assertThat(mvc.get().uri("/admin/ledger").with(organizerOf(organizer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("1 event does not agree", page)
                    .doesNotContain("??");
            assertThat(list(organizer).get(0).get("broken").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder("paid", "cost", "kept");
            assertThat(broken(organizer)).isEqualTo(1);
            await().until(() -> metrics.get("marquee.ledger.broken").gauge().value() >= 1);
            await().untilAsserted(() ->
                    assertThat(others.told("notifications").toString())
                            .contains("page:/admin/ledger/EV" + event));
        } finally {
            paidMinor(booking, -100);
        }
        assertThat(check(event, admin()).get("ok").asBoolean()).isTrue();
        assertThat(broken(organizer)).isZero();
    }

    private int broken(long organizer) {
        var answer = mvc.get().uri("/api/sales/summary").with(organizerOf(organizer)).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer).get("ledger_broken").asInt();
    }

    @Test
    void pages_of_bookings_and_money_lead_to_it() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        for (var page :
                List.of("/admin/money?event=EV" + event, "/admin/tickets/attendees/EV" + event))
            assertThat(mvc.get().uri(page).with(organizerOf(organizer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/admin/ledger/EV" + event);
    }

    @Test
    void everybody_reads_the_counts_once_the_organizer_shows_them() {
        var organizer = newOrganizer();
        var event = priced(organizer);
        paid(event, 2, 0);
        held(event, 1, 0);
        var proof = "/api/events/EV" + event + "/proof";
        assertThat(mvc.get().uri(proof)).hasStatus(404);

        show(organizer, event, true);

        var answer = mvc.get().uri(proof).exchange();
        assertThat(answer).hasStatusOk().headers().hasValue("Cache-Control", "max-age=60, public");
        var counts = json(answer);
        assertThat(counts.get("capacity").asInt()).isEqualTo(120);
        assertThat(counts.get("sold").asInt()).isEqualTo(2);
        assertThat(counts.get("held").asInt()).isEqualTo(1);
        assertThat(counts.get("kept_back").asInt()).isZero();
        assertThat(counts.get("free").asInt()).isEqualTo(117);
        assertThat(counts.get("ok").asBoolean()).isTrue();
        assertThat(counts.get("checked_by").asString()).isEqualTo("Marquee");
        assertThat(counts.propertyNames())
                .containsExactlyInAnyOrder(
                        "event_code",
                        "capacity",
                        "sold",
                        "held",
                        "kept_back",
                        "free",
                        "ok",
                        "checked_at",
                        "checked_by");
        assertThat(mvc.get().uri("/admin/ledger/EV" + event).with(organizerOf(organizer)))
                .bodyText()
                .contains("/e/EV" + event + "/proof");

        show(organizer, event, false);
        assertThat(mvc.get().uri(proof)).hasStatus(404);
    }

    @Test
    void an_event_that_shows_nothing_is_no_event() {
        var off = priced(newOrganizer());
        var hidden = mvc.get().uri("/api/events/EV" + off + "/proof").exchange();
        var unknown = mvc.get().uri("/api/events/EV987654/proof").exchange();
        assertThat(hidden).hasStatus(404);
        assertThat(unknown).hasStatus(404);
        assertThat(body(hidden).replace("EV" + off, "EV987654")).isEqualTo(body(unknown));
        assertThat(
                        mvc.post()
                                .uri("/admin/ledger/EV{id}/proof", off)
                                .param("on", "true")
                                .with(organizerOf(newOrganizer())))
                .hasStatus(404);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8)
                .replaceFirst("\"request_id\":\"[^\"]+\"", "");
    }

    private void show(long organizer, long event, boolean on) {
        var request =
                mvc.post().uri("/admin/ledger/EV{id}/proof", event).with(organizerOf(organizer));
        assertThat(on ? request.param("on", "true") : request).hasStatus(302);
    }
}
