package dev.marquee.ticket.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff corrects a buyer's details, on the page and by programs. */
abstract class BuyerCorrectionContract extends DeskContract {

    private final long organizer = newOrganizer();
    private final RequestPostProcessor olga = organizer(organizer);
    private final String typo = "typo" + organizer + "@gmial.example.org";
    private final String right = "right" + organizer + "@gmail.example.org";

    private static String form(JsonNode booking) {
        return "/admin/tickets/" + id(booking) + "/buyer";
    }

    private MvcTestResult patch(long booking, Map<String, ?> change, RequestPostProcessor caller) {
        return mvc.patch()
                .uri("/api/bookings/{id}", booking)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(change))
                .exchange();
    }

    private List<String> kinds(String email) {
        return others.mailsTo(email).stream().map(mail -> mail.get("kind").asString()).toList();
    }

    private List<String> history(JsonNode booking) {
        return api("/api/bookings/" + id(booking) + "/history", olga)
                .valueStream()
                .map(line ->
                        "%s %s: %s"
                                .formatted(
                                        line.get("actor").asString(),
                                        line.get("what").asString(),
                                        line.get("detail").asString()))
                .toList();
    }

    private List<String> audited(JsonNode booking) {
        return jdbc
                .sql(
                        "select payload from outbox where topic = 'audit' and payload like ? order by id")
                .param("%\"booking:" + id(booking) + "\"%")
                .query(String.class)
                .list()
                .stream()
                .map(payload -> JsonMapper.shared().readTree(payload))
                .map(entry -> entry.get("action").asString() + " " + entry.get("detail").asString())
                .toList();
    }

    private int held(long event, String email) {
        return jdbc.sql("select held from buyer_quota where event_id = ? and email = ?")
                .params(event, email)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Test
    void the_page_corrects_all_three_and_sends_the_tickets_to_the_new_address() {
        var event = onSale("Corrected", 20, organizer);
        var booking = book(event, 2, "Ana Slva", typo);
        await().untilAsserted(() -> assertThat(kinds(typo)).hasSize(1));
        assertThat(text(page("/admin/tickets/" + id(booking), olga)))
                .contains("href=\"" + form(booking) + "\"", "Correct the details");
        assertThat(text(page(form(booking), olga)))
                .contains("value=\"Ana Slva\"", "value=\"" + typo + "\"", "name=\"phone\"");

        assertThat(
                        send(
                                form(booking),
                                olga,
                                "name",
                                "Ana Silva",
                                "email",
                                " Right" + organizer + "@gmail.example.org",
                                "phone",
                                "+351 912 345 678",
                                "seen",
                                typo))
                .hasStatus(FOUND)
                .hasHeader("Location", "/admin/tickets/" + id(booking) + "?done=corrected-sent");

        await().untilAsserted(() -> {
            assertThat(kinds(right)).containsExactly("booking-confirmed");
            assertThat(others.buyers(right)).isNotEmpty();
            assertThat(others.webhooksAbout(id(booking)))
                    .extracting(told -> told.get("type").asString())
                    .containsExactlyInAnyOrder("booking.confirmed", "booking.updated");
        });
        assertThat(kinds(typo)).as("nothing more").hasSize(1);
        assertThat(held(event, typo)).isZero();
        assertThat(held(event, right)).isEqualTo(2);
        var olgasName = "Olga " + organizer;
        assertThat(history(booking))
                .containsExactly(
                        olgasName + " buyer-name-changed: Ana Slva → Ana Silva",
                        olgasName + " buyer-email-changed: " + typo + " → " + right,
                        olgasName + " buyer-phone-changed: – → +351 912 345 678");
        assertThat(audited(booking))
                .as("the trail outlives people")
                .containsExactly(
                        "buyer.renamed ",
                        "buyer.email-changed t…@gmial.example.org → r…@gmail.example.org",
                        "buyer.phone-changed ");
        assertThat(text(page("/admin/tickets/" + id(booking) + "?done=corrected-sent", olga)))
                .contains("on their way to the new address", "Buyer’s e-mail changed")
                .doesNotContain("??");
    }

    @Test
    void the_former_address_sees_the_booking_no_more() {
        var booking = book(onSale("Moved", 5, organizer), 1, "Ana", typo);
        assertThat(patch(id(booking), Map.of("buyer_email", right), TestTokens.admin()))
                .hasStatusOk();

        for (var way :
                List.of("/api/bookings/" + id(booking), "/events/api/lookup_ticket?email=")) {
            var former = TestTokens.account(81, typo, "CUSTOMER");
            var uri = way.endsWith("=") ? way + typo : way;
            var answer = mvc.get().uri(uri).with(former).exchange();
            assertThat(text(answer)).as(uri).doesNotContain("Moved");
        }
        var owner = TestTokens.account(82, right, "CUSTOMER");
        assertThat(mvc.get().uri("/api/bookings/{id}", id(booking)).with(owner)).hasStatusOk();
    }

    @Test
    void only_another_address_is_written_to() {
        var booking = book(onSale("Renamed", 5, organizer), 1, "Ana", typo);
        await().untilAsserted(() -> assertThat(kinds(typo)).hasSize(1));

        var changed =
                json(patch(id(booking), Map.of("buyer_name", "Bea", "buyer_phone", "112"), olga));
        assertThat(changed.get("buyer_name").asString()).isEqualTo("Bea");
        assertThat(changed.get("buyer_phone").asString()).isEqualTo("112");
        assertThat(changed.get("buyer_email").asString()).isEqualTo(typo);

        await().untilAsserted(() ->
                assertThat(others.buyers(typo))
                        .extracting(buyer -> buyer.get("name").asString())
                        .contains("Bea"));
        assertThat(kinds(typo)).hasSize(1);
        var none = json(patch(id(booking), Map.of("buyer_phone", ""), olga));
        assertThat(none.get("buyer_phone").isNull()).isTrue();
        assertThat(history(booking)).hasSize(3);
        assertThat(patch(id(booking), Map.of("buyer_name", "Bea"), olga)).hasStatusOk();
        assertThat(history(booking)).as("the same again changes nothing").hasSize(3);
    }

    private MvcTestResult patch(long booking, String type, String body) {
        return mvc.patch()
                .uri("/api/bookings/{id}", booking)
                .with(olga)
                .contentType(type)
                .content(body)
                .exchange();
    }

    @Test
    void null_removes_what_may_be_missing_and_what_is_absent_stays() {
        var booking = book(onSale("Merged", 5, organizer), 1, "Ana", typo);
        for (var type : List.of("application/json", "application/merge-patch+json")) {
            patch(id(booking), type, "{\"buyer_phone\":\"112\"}");
            var kept =
                    json(
                            patch(
                                    id(booking),
                                    type,
                                    "{\"buyer_name\":\"Ana " + type.length() + "\"}"));
            assertThat(kept.get("buyer_phone").asString()).isEqualTo("112");
            var removed = json(patch(id(booking), type, "{\"buyer_phone\":null}"));
            assertThat(removed.get("buyer_phone").isNull()).isTrue();
            assertThat(removed.get("buyer_name").asString()).isEqualTo("Ana " + type.length());
            assertThat(removed.get("buyer_email").asString()).isEqualTo(typo);
        }
        var before = history(booking);
        for (var required : List.of("buyer_name", "buyer_email")) {
            var refused = patch(id(booking), "application/json", "{\"" + required + "\":null}");
            assertThat(refused).hasStatus(422);
            assertThat(json(refused).get("errors").get(0).get("field").asString())
                    .isEqualTo(required);
        }
        assertThat(patch(id(booking), "application/json", "{}")).hasStatusOk();
        assertThat(history(booking)).isEqualTo(before);
    }

    @Test
    void a_name_of_before_may_stay() {
        var booking = book(onSale("Stored", 5, organizer), 1, "Ana", typo);
        jdbc.sql("update booking set buyer_name = 'www.ana.example' where id = ?")
                .param(id(booking))
                .update();
        assertThat(patch(id(booking), Map.of("buyer_phone", "112"), olga)).hasStatusOk();
        assertThat(patch(id(booking), Map.of("buyer_name", "www.ana.example"), olga))
                .hasStatus(422);
    }

    @Test
    void the_quota_of_the_new_address_holds() {
        var event = onSale("Full", 20, organizer);
        book(event, 3, "Right", right);
        var booking = book(event, 2, "Ana", typo);

        var answer = patch(id(booking), Map.of("buyer_email", right), olga);
        assertThat(answer).hasStatus(409);
        assertThat(json(answer).get("type").asString())
                .isEqualTo("urn:marquee:problem:quota-exceeded");
        assertThat(json(answer).get("held").asInt()).isEqualTo(3);

        var page = send(form(booking), olga, "name", "Ana B.", "email", right, "phone", "");
        assertThat(page).hasStatus(UNPROCESSABLE_CONTENT);
        assertThat(text(page))
                .as("what was typed stays")
                .contains("One buyer may have 4", "value=\"Ana B.\"", "value=\"" + right + "\"");
        assertThat(held(event, typo)).isEqualTo(2);
        assertThat(held(event, right)).isEqualTo(3);
        assertThat(history(booking)).isEmpty();

        cancelTicket(booking, 0);
        assertThat(patch(id(booking), Map.of("buyer_email", right), olga)).hasStatusOk();
        assertThat(held(event, right)).isEqualTo(4);
    }

    private void cancelTicket(JsonNode booking, int n) {
        assertThat(send("/admin/tickets/" + ticket(booking, n) + "/cancel", olga)).hasStatus(FOUND);
    }

    @Test
    void wrong_details_are_told_by_field_and_nothing_is_changed() {
        var booking = book(onSale("Wrong", 5, organizer), 1, "Ana", typo);
        var page = send(form(booking), olga, "name", " ", "email", "no address", "phone", "abc");
        assertThat(page).hasStatus(UNPROCESSABLE_CONTENT);
        assertThat(text(page))
                .contains(
                        "Enter the buyer’s name",
                        "Telephone: enter a number",
                        "value=\"no address\"",
                        "value=\"abc\"")
                .doesNotContain("??");
        assertThat(text(send(form(booking), olga, "name", "Ana", "email", "no address")))
                .contains("Check the e-mail address");
        for (var wrong :
                List.of(
                        Map.of("buyer_email", "no address"),
                        Map.of("buyer_email", ""),
                        Map.of("buyer_name", " "),
                        Map.of("buyer_name", "A\nB"),
                        Map.of("buyer_name", "x".repeat(101)),
                        Map.of("buyer_phone", "abc")))
            assertThat(patch(id(booking), wrong, olga)).as("" + wrong).hasStatus(422);
        assertThat(history(booking)).isEmpty();
    }

    @Test
    void a_form_that_was_overtaken_does_not_bring_the_former_address_back() {
        var booking = book(onSale("Overtaken", 5, organizer), 1, "Ana", typo);
        assertThat(patch(id(booking), Map.of("buyer_email", right), SUPPORT)).hasStatusOk();
        var page =
                send(
                        form(booking),
                        olga,
                        "name",
                        "Ana",
                        "email",
                        typo,
                        "phone",
                        "112",
                        "seen",
                        typo);
        assertThat(page).hasStatus(UNPROCESSABLE_CONTENT);
        assertThat(text(page)).contains("Somebody else changed the address to " + right);
    }

    @Test
    void nobody_corrects_what_is_over_or_of_somebody_elses_event() {
        var booking = book(onSale("Over", 5, organizer), 1, "Ana", typo);
        var change = Map.of("buyer_email", right);
        assertThat(patch(id(booking), change, organizer(newOrganizer()))).hasStatus(NOT_FOUND);
        assertThat(page(form(booking), organizer(newOrganizer()))).hasStatus(NOT_FOUND);
        assertThat(patch(ticket(booking, 0), change, olga)).as("a ticket").hasStatus(NOT_FOUND);
        assertThat(patch(id(booking), change, TestTokens.account(81, typo, "CUSTOMER")))
                .as("the buyer")
                .hasStatus(403);

        send("/admin/tickets/" + id(booking) + "/cancel", olga);
        assertThat(patch(id(booking), change, olga)).hasStatus(409);
        assertThat(text(page("/admin/tickets/" + id(booking), olga)))
                .doesNotContain("Correct the details");
    }

    @Test
    void a_reservation_is_corrected_without_a_mail() {
        var event = onSale("Waits", 5, organizer);
        var booking = reserved(event, 1, "Ana", typo);
        assertThat(patch(booking, Map.of("buyer_email", right), olga)).hasStatusOk();
        assertThat(held(event, right)).isEqualTo(1);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from outbox where topic = 'booking-corrected' and fact_key like ?")
                                .param(booking + ":%")
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
