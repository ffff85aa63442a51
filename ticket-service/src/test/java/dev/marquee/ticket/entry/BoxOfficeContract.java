package dev.marquee.ticket.entry;

import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.checkout.engine.Race;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** What is sold at the door, on whatever database. */
abstract class BoxOfficeContract extends AtTheBoxOffice {

    @Test
    void a_free_ticket_is_sold_in_one_request_and_admits_at_once() {
        var event = opened("Walk in", 5);

        var sold = sell(event, organiser(), 2, "free", UUID.randomUUID(), "");

        assertThat(sold.get("status").asString()).isEqualTo("confirmed");
        assertThat(sold.get("total").asString()).isEqualTo("0.00");
        assertThat(sold.get("currency").asString()).isEqualTo("EUR");
        assertThat(sold.get("tickets")).hasSize(2);
        var ticket = sold.at("/tickets/0");
        assertThat(ticket.get("code").asString()).startsWith("EV" + event + "-");
        assertThat(result(admit(ticket.get("token").asString()))).isEqualTo("admitted");
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(3);
    }

    @Test
    void cash_is_a_payment_with_a_receipt_and_stands_in_the_journal() {
        var event = priced("Paid in cash", 5);
        assertThat(types(event).at("/0/price").asString()).isEqualTo("24.00");

        var sold = sell(event, organiser(), 2, "cash", UUID.randomUUID(), "");
        var card = sell(event, organiser(), 1, "card", UUID.randomUUID(), "");

        assertThat(sold.get("total").asString()).isEqualTo("48.00");
        assertThat(sold.get("status").asString()).isEqualTo("confirmed");
        assertThat(payment(sold)).isEqualTo("offline cash succeeded 4800");
        assertThat(payment(card)).isEqualTo("offline card succeeded 2400");
        var booking = get("/api/bookings/" + sold.get("booking_id").asLong(), organiser());
        assertThat(booking.get("paid").asString()).isEqualTo("48.00");
        assertThat(booking.get("buyer_name").asString()).isEqualTo("Box office");
        assertThat(count("select count(*) from receipt where booking_id = ?", sold)).isOne();
        assertThat(
                        get("/api/journal?event_id=" + event, organiser())
                                .get("items")
                                .valueStream()
                                .map(item -> item.get("amount").asString()))
                .containsExactlyInAnyOrder("48.00", "24.00");
    }

    @Test
    void who_says_that_it_is_free_is_told_what_it_costs() {
        var event = priced("Not free", 5);

        var refused = asks(event, organiser(), 1, "free", UUID.randomUUID(), "");

        assertThat(refused)
                .hasStatus(409)
                .bodyText()
                .contains("price-changed", "\"total\":\"24.00\"");
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(5);
    }

    @Test
    void the_same_sale_again_has_the_same_answer_and_another_one_with_its_id_is_refused() {
        var event = priced("Twice", 5);
        var id = UUID.randomUUID();

        var first = sell(event, organiser(), 2, "cash", id, "");
        var again = sell(event, organiser(), 2, "cash", id, "");
        database.update(
                "delete from idempotency_key where idem_key = ?", "sale:" + event + ":" + id);
        var later = sell(event, organiser(), 2, "cash", id, "");

        assertThat(again).isEqualTo(first);
        assertThat(later).as("also when keys are forgotten").isEqualTo(first);
        assertThat(count("select count(*) from payment where booking_id = ?", first)).isOne();
        assertThat(asks(event, organiser(), 3, "cash", id, ""))
                .hasStatus(422)
                .bodyText()
                .contains("idempotency-key-reused");
        assertThat(types(event).at("/0/available").asInt()).isEqualTo(3);
    }

    @Test
    void without_an_address_nobody_is_written_to_and_with_one_the_tickets_are_mailed() {
        var event = opened("Mailed", 5);

        var id = UUID.randomUUID();
        var nobody = sell(event, organiser(), 1, "free", id, "");
        var somebody =
                sell(
                        event,
                        organiser(),
                        1,
                        "free",
                        UUID.randomUUID(),
                        ",\"name\":\"Rui Costa\",\"email\":\"rui-%d@example.org\""
                                .formatted(event));

        var address = "rui-%d@example.org".formatted(event);
        await().untilAsserted(() -> assertThat(others.mailsTo(address)).hasSize(1));
        await().untilAsserted(() -> assertThat(others.buyers(address)).isNotEmpty());
        assertThat(others.mailsTo(id + "@box-office.invalid")).isEmpty();
        assertThat(others.buyers(id + "@box-office.invalid")).isEmpty();
        assertThat(
                        exchange(
                                POST,
                                "/api/bookings/%d/resend"
                                        .formatted(nobody.get("booking_id").asLong()),
                                organiser(),
                                null))
                .hasStatus(409)
                .bodyText()
                .contains("no e-mail address");
        var booking = get("/api/bookings/" + somebody.get("booking_id").asLong(), organiser());
        assertThat(booking.get("buyer_name").asString()).isEqualTo("Rui Costa");
    }

    @Test
    void an_address_to_which_no_mail_arrives_is_said_at_once() {
        var event = opened("Lost at the door", 5);
        var lost = "lost-sale-%d@example.org".formatted(event);
        var typed = ",\"email\":\"%s\"".formatted(lost);
        var before = sell(event, organiser(), 1, "free", UUID.randomUUID(), typed);
        others.unreachable(lost);

        var after = sell(event, organiser(), 1, "free", UUID.randomUUID(), typed);
        var without = sell(event, organiser(), 1, "free", UUID.randomUUID(), "");

        assertThat(before.get("mail_arrives").asBoolean()).isTrue();
        assertThat(after.get("mail_arrives").asBoolean()).isFalse();
        assertThat(after.get("tickets")).as("sold all the same").hasSize(1);
        assertThat(without.get("mail_arrives").asBoolean()).isTrue();
    }

    @Test
    void those_sell_whom_the_organiser_lets_and_nobody_else() {
        var event = opened("May sell", 20);
        assertThat(asks(event, steward(), 1, "free", UUID.randomUUID(), ""))
                .hasStatus(403)
                .bodyText()
                .contains("may-not-sell");
        assertThat(exchange(GET, path(event, "sale-types"), supervisor(), null)).hasStatus(403);
        assertThat(
                        exchange(
                                GET,
                                path(event, "sale-types"),
                                TestTokens.account(2, "b@example.org", "ORGANIZER"),
                                null))
                .hasStatus(404);

        send(
                PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                """
                {"staff":[{"email":"steward@example.org","role":"steward","may_sell":true}]}
                """);

        sell(event, steward(), 1, "free", UUID.randomUUID(), "");
        sell(event, admin(), 1, "free", UUID.randomUUID(), "");
        sell(event, phone(event, true), 1, "free", UUID.randomUUID(), "");
        assertThat(asks(event, phone(event, false), 1, "free", UUID.randomUUID(), ""))
                .hasStatus(403);
        assertThat(get("/api/entry/events", steward()).toString()).contains("\"may_sell\":true");
        send(
                PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                "{\"staff\":[{\"email\":\"steward@example.org\",\"role\":\"supervisor\"}]}");
        sell(event, steward(), 1, "free", UUID.randomUUID(), "");
    }

    @Test
    void the_organiser_says_on_the_page_who_may_sell() {
        var event = opened("On the page", 5);
        var page = "/admin/tickets/attendees/EV" + event + "/entry";

        assertThat(saved(page, "somebody@example.org"))
                .hasStatus(422)
                .bodyText()
                .contains("somebody@example.org is neither a steward nor a supervisor");
        assertThat(saved(page, "Steward@example.org")).hasStatus(302);

        sell(event, steward(), 1, "free", UUID.randomUUID(), "");
        assertThat(exchange(GET, path(event, "sale-types"), supervisor(), null)).hasStatus(403);
        var linked =
                mvc.post()
                        .uri(page + "/devices")
                        .param("name", "Till")
                        .param("maySell", "true")
                        .with(organiser())
                        .exchange();
        assertThat(linked).hasStatus(200).bodyText().contains("sells tickets");
    }

    private MvcTestResult saved(String page, String sellers) {
        return mvc.post()
                .uri(page)
                .param("stewards", "steward@example.org")
                .param("supervisors", "supervisor@example.org")
                .param("sellers", sellers)
                .param("lists[0].id", "0")
                .param("lists[0].name", "Entry")
                .with(organiser())
                .exchange();
    }

    @Test
    void it_goes_on_after_the_public_sale_until_the_doors_close() {
        var event = opened("Late", 5);
        database.update(
                "update ticket_type set sale_ends_at = ?, quota = 1 where event_id = ?",
                clock.instant().minusSeconds(60).atOffset(java.time.ZoneOffset.UTC),
                event);
        startsAt(event, clock.instant().minus(Duration.ofHours(1)));

        sell(event, organiser(), 3, "free", UUID.randomUUID(), "");

        startsAt(event, clock.instant().minus(Duration.ofHours(13)));
        assertThat(asks(event, organiser(), 1, "free", UUID.randomUUID(), ""))
                .hasStatus(409)
                .bodyText()
                .contains("doors-closed");
    }

    @Test
    void what_is_sold_by_code_alone_is_sold_at_the_door_to_whoever_has_the_code() {
        var event = priced("Members", 5);
        database.update("update ticket_type set needs_code = true where event_id = ?", event);
        offer(event, "\"code\":\"MEMBER-%d\",\"percent\":\"0\",\"use_limit\":1".formatted(event));
        var code = "member-" + event;

        assertThat(types(event)).isEmpty();
        assertThat(get(path(event, "sale-types") + "?offer_code=" + code, organiser())).hasSize(1);
        assertThat(asks(event, organiser(), 1, "cash", UUID.randomUUID(), "")).hasStatus(422);
        assertThat(asks(event, organiser(), 1, "cash", UUID.randomUUID(), withCode("wrong")))
                .hasStatus(422)
                .bodyText()
                .contains("offer_code");

        var sold = sell(event, organiser(), 1, "cash", UUID.randomUUID(), withCode(code));

        assertThat(sold.get("total").asString()).isEqualTo("24.00");
        assertThat(asks(event, organiser(), 1, "cash", UUID.randomUUID(), withCode(code)))
                .hasStatus(409)
                .bodyText()
                .contains("offer-refused");
    }

    @Test
    void who_buys_for_a_group_at_the_door_pays_less_as_everywhere() {
        var event = priced("Group", 9);
        offer(event, "\"automatic\":true,\"percent\":\"25\",\"min_quantity\":3");

        assertThat(quote(event, 2, "").get("total").asString()).isEqualTo("48.00");
        var quoted = quote(event, 3, "");
        assertThat(quoted.get("total").asString()).isEqualTo("54.00");
        assertThat(quoted.get("discount").asString()).isEqualTo("18.00");
        assertThat(quoted.at("/offer/name").asString()).isEqualTo("At the door");

        var other =
                asks(
                        event,
                        organiser(),
                        3,
                        "cash",
                        UUID.randomUUID(),
                        ",\"expected_total\":\"72.00\"");
        assertThat(other)
                .hasStatus(409)
                .bodyText()
                .contains("price-changed", "\"total\":\"54.00\"");
        var sold =
                sell(
                        event,
                        organiser(),
                        3,
                        "cash",
                        UUID.randomUUID(),
                        ",\"expected_total\":\"54.00\"");
        assertThat(sold.get("total").asString()).isEqualTo("54.00");
        assertThat(payment(sold)).isEqualTo("offline cash succeeded 5400");
    }

    @Test
    void a_code_takes_off_at_the_door_what_it_takes_off_elsewhere_also_after_the_public_sale() {
        var event = priced("Half", 9);
        offer(event, "\"code\":\"HALF-%d\",\"percent\":\"50\"".formatted(event));
        startsAt(event, clock.instant().minus(Duration.ofHours(1)));

        assertThat(quote(event, 1, withCode("half-" + event)).get("total").asString())
                .isEqualTo("12.00");
        var sold =
                sell(event, organiser(), 1, "card", UUID.randomUUID(), withCode("half-" + event));

        assertThat(sold.get("total").asString()).isEqualTo("12.00");
        assertThat(
                        exchange(
                                POST,
                                path(event, "sale-quotes"),
                                organiser(),
                                "{\"ticket_type_id\":%d,\"quantity\":1,\"offer_code\":\"no\"}"
                                        .formatted(event)))
                .hasStatus(422);
    }

    @RepeatedTest(3)
    void the_door_and_buyers_at_once_never_sell_more_than_there_is() {
        var event = priced("Race", 10);

        var answers = Race.of(24, n -> n % 2 == 0 ? atDoor(event) : online(event, n));

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(live(event)).isEqualTo(10);
    }

    /** The control: who looks how many are left, and writes then, sells too many. */
    @Test
    void control_looking_first_sells_more_than_there_is() throws Exception {
        var event = priced("Naive", 1);
        var both = new CyclicBarrier(2);

        var sold =
                Race.of(
                        2,
                        n -> {
                            var left = types(event).at("/0/available").asInt();
                            both.await(180, TimeUnit.SECONDS);
                            return left;
                        });

        assertThat(sold.stream().mapToInt(left -> left).sum()).isEqualTo(2);
        assertThat(Race.of(2, n -> n == 0 ? atDoor(event) : online(event, n)))
                .containsExactlyInAnyOrder(201, 409);
    }

    @RepeatedTest(3)
    void the_same_sale_at_once_is_one_sale() {
        var event = priced("At once", 10);
        var id = UUID.randomUUID();

        var answers =
                Race.of(
                        6,
                        n -> asks(event, organiser(), 1, "cash", id, "").getResponse().getStatus());

        assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(live(event)).isOne();
        assertThat(
                        database.queryForObject(
                                "select count(*) from payment p join booking b on b.id = p.booking_id where b.event_id = ?",
                                Integer.class,
                                event))
                .isOne();
    }

    private int atDoor(long event) {
        return asks(event, organiser(), 1, "cash", UUID.randomUUID(), "").getResponse().getStatus();
    }

    private int online(long event, int n) {
        return exchange(
                        POST,
                        "/api/bookings",
                        request -> request,
                        """
                        {"event_id":%d,"quantity":1,"buyer_name":"Ana","buyer_email":"race-%d-%d@example.org"}
                        """
                                .formatted(event, event, n))
                .getResponse()
                .getStatus();
    }

    private RequestPostProcessor phone(long event, boolean maySell) {
        var made =
                send(
                        POST,
                        "/api/entry/devices",
                        organiser(),
                        201,
                        "{\"event_id\":%d,\"name\":\"Till\",\"may_sell\":%s}"
                                .formatted(event, maySell));
        assertThat(made.get("may_sell").asBoolean()).isEqualTo(maySell);
        var key = made.get("link").asString().replaceFirst(".*#key=", "");
        return request -> {
            request.addHeader("Entry-Device", key);
            return request;
        };
    }

    private JsonNode admit(String token) {
        return send(
                POST,
                "/api/tickets/validate",
                organiser(),
                200,
                "{\"token\":\"%s\",\"scan_id\":\"%s\"}".formatted(token, UUID.randomUUID()));
    }

    private JsonNode quote(long event, int n, String more) {
        return send(
                POST,
                path(event, "sale-quotes"),
                organiser(),
                200,
                "{\"ticket_type_id\":%d,\"quantity\":%d%s}".formatted(event, n, more));
    }

    private void offer(long event, String how) {
        send(
                POST,
                "/api/offers",
                organiser(),
                201,
                "{\"name\":\"At the door\",\"event_id\":%1$d,\"ticket_type_ids\":[%1$d],%2$s}"
                        .formatted(event, how));
    }

    private static String withCode(String code) {
        return ",\"offer_code\":\"" + code + "\"";
    }
}
