package dev.marquee.ticket.waitlist;

import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.erasure.EraseBuyer;
import dev.marquee.ticket.seating.DrawnHall;
import dev.marquee.ticket.waitlist.closed.TellOfClosedTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** From a sold-out event to a ticket, by the API. */
abstract class WaitlistApiContract extends ApiContract {

    private static final RequestPostProcessor NOBODY = request -> request;

    @Autowired EraseBuyer eraseBuyer;
    @Autowired WaitlistLinks links;

    @Autowired TellOfClosedTypes closedTypes;

    private static final long PLAN = 9_301;

    private record Place(long event, long id, String token) {}

    private final List<JsonNode> bookings = new ArrayList<>();

    /** With bookings of one ticket each. */
    private long soldOut(int quantity) {
        var event = onSale(quantity);
        bookings.clear();
        for (int n = 0; n < quantity; n++) bookings.add(booked(event, 1));
        return event;
    }

    private MvcTestResult join(long event, int quantity, String email) {
        return send(
                "/api/events/" + event + "/waiting-list",
                "{\"quantity\":%d,\"name\":\"Ben Ode\",\"email\":\"%s\"}"
                        .formatted(quantity, email),
                NOBODY);
    }

    private MvcTestResult send(String path, String body, RequestPostProcessor by) {
        return mvc.post().uri(path).with(by).contentType(APPLICATION_JSON).content(body).exchange();
    }

    private Place asks(long event, int quantity, String email) {
        var answer = join(event, quantity, email);
        assertThat(answer).hasStatus(202);
        var id = json(answer).get("id").asLong();
        // who asks twice has two mails, and the second is on its way
        await().untilAsserted(() -> assertThat(tokens(email, id)).isNotEmpty());
        return new Place(event, id, tokens(email, id).getFirst());
    }

    private List<String> tokens(String email, long entry) {
        return mails(email, "waiting-confirm").stream()
                .map(mail -> last(mail.at("/data/link").asString()))
                .filter(token -> links.idIn(token).filter(id -> id == entry).isPresent())
                .toList();
    }

    private static String last(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private MvcTestResult confirm(Place place) {
        return send(path(place) + "/confirm", "{\"token\":\"%s\"}".formatted(place.token), NOBODY);
    }

    private Place waits(long event, int quantity, String email) {
        var place = asks(event, quantity, email);
        assertThat(confirm(place)).hasStatusOk();
        return place;
    }

    private static String path(Place place) {
        return "/api/events/" + place.event + "/waiting-list/" + place.id;
    }

    private JsonNode shown(Place place) {
        var answer =
                mvc.get()
                        .uri(path(place))
                        .with(header(WaitlistLinks.HEADER, place.token))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private void leave(Place place) {
        assertThat(mvc.delete().uri(path(place)).with(header(WaitlistLinks.HEADER, place.token)))
                .hasStatusOk();
    }

    private JsonNode mail(String email, String kind) {
        await().untilAsserted(() -> assertThat(mails(email, kind)).isNotEmpty());
        return mails(email, kind).getLast();
    }

    private List<JsonNode> mails(String email, String kind) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("kind").asString().equals(kind))
                .toList();
    }

    private void untilState(Place place, String state) {
        await().untilAsserted(
                        () -> assertThat(shown(place).get("state").asString()).isEqualTo(state));
    }

    private int left(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange())
                .get("left")
                .asInt();
    }

    private void cancelOne() {
        assertThat(cancel(bookings.removeFirst(), TestTokens.admin())).hasStatusOk();
    }

    @Test
    void who_confirms_a_place_shows_that_mail_arrives() {
        var email = "reads@example.org";
        var place = asks(soldOut(1), 1, email);
        assertThat(others.readers()).doesNotContain(email);
        assertThat(confirm(place)).hasStatusOk();
        await().untilAsserted(() -> assertThat(others.readers()).contains(email));
    }

    @Test
    void an_account_finds_what_it_waits_for_and_nothing_of_others() {
        var email = newBuyer();
        var account = newEvent();
        var place = waits(soldOut(2), 1, email);
        asks(soldOut(1), 1, email);
        waits(soldOut(1), 1, newBuyer());
        var path = "/api/customers/" + account + "/waiting-places";

        var found =
                mvc.get().uri(path).with(TestTokens.account(account, email, "CUSTOMER")).exchange();
        assertThat(found).hasStatusOk();
        var items = json(found).get("items");
        assertThat(items).as("what is not confirmed is not there").hasSize(1);
        assertThat(items.get(0).get("id").asLong()).isEqualTo(place.id);
        assertThat(items.get(0).get("place").asInt()).isOne();
        assertThat(items.toString()).doesNotContain(place.token);

        var other = TestTokens.account(account + 1, email, "CUSTOMER");
        assertThat(mvc.get().uri(path).with(other)).hasStatus(404);
        assertThat(mvc.get().uri(path)).hasStatus(401);
    }

    @Test
    void from_a_sold_out_event_to_a_ticket() {
        var event = soldOut(3);
        var summary =
                json(mvc.get().uri("/api/events/{id}/waiting-list/summary", event).exchange());
        assertThat(summary.get("open").asBoolean()).isTrue();
        assertThat(summary.get("any").asBoolean()).isTrue();
        assertThat(summary.at("/rules/offer_hours").asInt()).isEqualTo(12);

        var first = waits(event, 1, newBuyer());
        var second = waits(event, 2, newBuyer());
        assertThat(shown(first).get("place").asInt()).isEqualTo(1);
        assertThat(shown(second).get("place").asInt()).isEqualTo(2);
        assertThat(shown(second).get("tickets_before").asInt()).isEqualTo(1);

        cancelOne();
        untilState(first, "offered");
        assertThat(left(event)).isZero();
        var offer = shown(first).get("offer");
        assertThat(offer.get("quantity").asInt()).isEqualTo(1);
        assertThat(offer.get("total").asString()).isEqualTo("0.00");
        var mail = mail(shown(first).get("email").asString(), "waiting-offered");
        assertThat(mail.at("/data/until").asString()).isEqualTo(offer.get("until").asString());

        var booking = offer.get("booking_id").asLong();
        var taken =
                send(path(first) + "/take", "{\"token\":\"%s\"}".formatted(first.token), NOBODY);
        assertThat(taken).hasStatusOk();
        var link = offer.get("link").asString();
        assertThat(mvc.get().uri("/api/bookings/link").with(header("Booking-Link", last(link))))
                .bodyJson()
                .extractingPath("$.booking.status")
                .isEqualTo("confirmed");
        assertThat(
                        mvc.get()
                                .uri("/api/waiting-list/link")
                                .with(header("Waiting-Link", first.token)))
                .bodyJson()
                .extractingPath("$.offer.booking_id")
                .isEqualTo((int) booking);
        assertThat(shown(first).get("state").asString()).isEqualTo("taken");
        assertThat(shown(second).get("place").asInt()).isEqualTo(1);
    }

    /** W-9 */
    @Test
    void seats_are_the_best_that_are_free_when_the_offer_is_taken() {
        var event = newEvent();
        others.plan(PLAN, 1, DrawnHall.json("...."));
        var terms = terms(event, 1);
        terms.put(
                "seating",
                Map.of("plan_id", PLAN, "plan_version", 1, "sections", Map.of("s", event * 10)));
        assertThat(putTerms(terms)).hasStatus(204);
        bookings.clear();
        for (var seat : List.of("s-A-4", "s-A-2", "s-A-1", "s-A-3"))
            bookings.add(
                    json(
                            book(
                                    "{\"event_id\":%d,\"seats\":[\"%s\"],\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                                            .formatted(event, seat, newBuyer()))));
        var place = waits(event, 1, newBuyer());
        cancelOne();
        untilState(place, "offered");
        assertThat(shown(place).at("/offer/seated").asBoolean()).isTrue();
        cancelOne();

        var taken =
                send(path(place) + "/take", "{\"token\":\"%s\"}".formatted(place.token), NOBODY);

        assertThat(taken).hasStatusOk();
        assertThat(mvc.get().uri("/api/events/{id}/seats", event))
                .bodyJson()
                .extractingPath("$.taken")
                .asArray()
                .as("not the end of the row, which came back first")
                .containsExactlyInAnyOrder("s-A-1", "s-A-2", "s-A-3");
    }

    @Test
    void whoever_waits_may_want_fewer_at_the_same_place() {
        var event = soldOut(3);
        var first = waits(event, 3, newBuyer());
        var second = waits(event, 1, newBuyer());
        cancelOne();
        await().untilAsserted(() -> assertThat(shown(first).get("kept_until").isNull()).isFalse());
        var path = path(first) + "/fewer";
        var body = "{\"token\":\"%s\",\"quantity\":%d}";
        for (int wrong : new int[] {0, 4, -1})
            assertProblem(
                    send(path, body.formatted(first.token, wrong), NOBODY), 422, "invalid-input");
        assertThat(send(path, body.formatted(second.token, 1), NOBODY)).hasStatus(404);

        assertThat(send(path, body.formatted(first.token, 1), NOBODY)).hasStatusOk();

        untilState(first, "offered");
        assertThat(shown(second).get("place").asInt()).isEqualTo(1);
        assertProblem(send(path, body.formatted(first.token, 1), NOBODY), 409, "invalid-state");
    }

    @Test
    void nobody_wants_fewer_than_are_sold_at_once() {
        var event = newEvent();
        var terms = terms(event, 4);
        ((List<Map<String, Object>>) terms.get("ticket_types"))
                .getFirst()
                .put(
                        "pricing",
                        Map.of("tax_rate_bp", 0, "tax_included", true, "min_per_booking", 2));
        assertThat(putTerms(terms)).hasStatus(204);
        bookings.clear();
        bookings.add(booked(event, 4));
        var answer =
                send(
                        "/api/events/" + event + "/waiting-list",
                        "{\"ticket_type_id\":%d,\"quantity\":3,\"name\":\"Ben Ode\",\"email\":\"%s\"}"
                                .formatted(event * 10, "fewest-%d@example.org".formatted(event)),
                        NOBODY);
        assertThat(answer).hasStatus(202);
        var link =
                mail("fewest-%d@example.org".formatted(event), "waiting-confirm")
                        .at("/data/link")
                        .asString();
        var place = new Place(event, json(answer).get("id").asLong(), last(link));
        assertThat(confirm(place)).hasStatusOk();
        assertThat(shown(place).get("least").asInt()).isEqualTo(2);
        var fewer = "{\"token\":\"%s\",\"quantity\":%d}";
        assertThat(refused(place, fewer.formatted(place.token, 1)))
                .isEqualTo("must be from 2 to 2");
        assertThat(send(path(place) + "/fewer", fewer.formatted(place.token, 2), NOBODY))
                .hasStatusOk();
        assertThat(refused(place, fewer.formatted(place.token, 1)))
                .isEqualTo("cannot be fewer: 2 is the least");
    }

    private String refused(Place place, String fewer) {
        var answer = send(path(place) + "/fewer", fewer, NOBODY);
        assertProblem(answer, 422, "invalid-input");
        return json(answer).at("/errors/0/message").asString();
    }

    /** W-9: with the first payment the choice is over. */
    @Test
    void seats_stay_what_they_are_once_somebody_pays_for_them() {
        var event = newEvent();
        others.plan(PLAN + 1, 1, DrawnHall.json("...."));
        var terms = terms(event, 1);
        ((List<Map<String, Object>>) terms.get("ticket_types")).getFirst().put("price_minor", 2500);
        terms.put(
                "seating",
                Map.of(
                        "plan_id",
                        PLAN + 1,
                        "plan_version",
                        1,
                        "sections",
                        Map.of("s", event * 10)));
        assertThat(putTerms(terms)).hasStatus(204);
        bookings.clear();
        for (var seat : List.of("s-A-4", "s-A-2", "s-A-1", "s-A-3"))
            bookings.add(
                    json(
                            book(
                                    "{\"event_id\":%d,\"seats\":[\"%s\"],\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                                            .formatted(event, seat, newBuyer()))));
        var place = waits(event, 1, newBuyer());
        cancelOne();
        untilState(place, "offered");
        var take = "{\"token\":\"%s\"}".formatted(place.token);
        assertThat(send(path(place) + "/take", take, NOBODY)).hasStatusOk();
        var link = last(shown(place).at("/offer/link").asString());
        var booking = shown(place).at("/offer/booking_id").asLong();
        assertThat(
                        send(
                                "/api/bookings/" + booking + "/pay",
                                "{\"method\":\"card\",\"card_number\":\"4000 0025 0000 3155\"}",
                                header("Booking-Link", link)))
                .as("it waits for the buyer at the bank")
                .hasStatus(202);
        cancelOne();
        assertThat(send(path(place) + "/take", take, NOBODY)).hasStatusOk();
        assertThat(mvc.get().uri("/api/events/{id}/seats", event))
                .bodyJson()
                .extractingPath("$.taken")
                .asArray()
                .as("the end of the row, which they are paying for")
                .contains("s-A-4");
    }

    /** W-4: what is free is kept for who wants more, and everybody may know that. */
    @Test
    void who_declines_passes_it_on_and_who_leaves_waits_no_more() {
        var event = soldOut(3);
        var first = waits(event, 1, newBuyer());
        var second = waits(event, 2, newBuyer());
        cancelOne();
        untilState(first, "offered");
        leave(first);
        assertThat(shown(first).get("state").asString()).isEqualTo("passed");
        assertThat(shown(first).get("ended_because").asString()).isEqualTo("declined");
        await().untilAsserted(() -> assertThat(shown(second).get("kept_until").isNull()).isFalse());
        assertThat(left(event)).isZero();
        leave(second);
        leave(second);
        assertThat(shown(second).get("state").asString()).isEqualTo("left");
        assertThat(left(event)).isEqualTo(1);
        assertThat(join(event, 1, newBuyer())).hasStatus(409);
        assertProblem(join(event, 1, newBuyer()), 409, "tickets-available");
    }

    /** W-4. */
    @Test
    void a_group_lets_fewer_pass_and_keeps_its_place() {
        var event = soldOut(3);
        assertThat(
                        mvc.put()
                                .uri("/api/events/{id}/waiting-list/settings", event)
                                .with(TestTokens.organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"enabled\":true,\"patience_hours\":0}"))
                .hasStatusOk();
        var email = newBuyer();
        var group = waits(event, 2, email);
        assertProblem(pass(group), 409, "invalid-state");
        cancelOne();
        untilState(group, "offered");
        mail(email, "waiting-offered");
        for (int twice = 0; twice < 2; twice++) {
            var passed = pass(group);
            assertThat(passed).hasStatusOk();
            assertThat(json(passed).get("state").asString()).isEqualTo("waiting");
            assertThat(json(passed).get("together").asBoolean()).isTrue();
            assertThat(json(passed).get("place").asInt()).isEqualTo(1);
        }
        assertThat(left(event)).as("nothing is kept for it").isEqualTo(1);
        bookings.add(booked(event, 1));
        var small = waits(event, 1, newBuyer());
        cancelOne();
        untilState(small, "offered");
        assertProblem(pass(small), 409, "invalid-state");
        assertThat(
                        mvc.get()
                                .uri("/admin/tickets/attendees/EV" + event + "/waiting-list")
                                .with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Wants all 2 at once")
                .doesNotContain("??");
        assertThat(
                        send(
                                path(group) + "/fewer",
                                "{\"token\":\"%s\",\"quantity\":1}".formatted(group.token),
                                NOBODY))
                .hasStatusOk();
        assertThat(shown(group).get("together").asBoolean()).isFalse();
        cancelOne();
        untilState(group, "offered");
        await("the second offer is told as well")
                .untilAsserted(() ->
                        assertThat(
                                        mails(email, "waiting-offered").stream()
                                                .map(mail -> mail.get("key").asString())
                                                .distinct())
                                .hasSize(2));
    }

    private MvcTestResult pass(Place place) {
        return send(path(place) + "/pass", "{\"token\":\"%s\"}".formatted(place.token), NOBODY);
    }

    @Test
    void a_place_is_one_of_an_address_and_its_link_alone_opens_it() {
        var event = soldOut(2);
        var email = newBuyer();
        var place = waits(event, 1, email);
        var again = asks(event, 1, email);
        assertThat(json(confirm(again)).get("id").asLong()).isEqualTo(place.id);
        assertThat(json(confirm(place)).get("state").asString()).isEqualTo("waiting");

        assertProblem(confirm(new Place(event, again.id, place.token)), 404, "not-found");
        assertProblem(
                mvc.get().uri(path(place)).with(header("Waiting-Link", "1-x")).exchange(),
                404,
                "not-found");
        assertProblem(mvc.get().uri(path(place)).exchange(), 404, "not-found");
        assertProblem(mvc.delete().uri(path(place)).exchange(), 404, "not-found");
        assertProblem(
                mvc.get().uri(path(place)).with(TestTokens.customer()).exchange(),
                404,
                "not-found");
        assertThat(mvc.get().uri(path(place)).with(TestTokens.organizer())).hasStatusOk();
    }

    @Test
    void who_asks_for_too_much_is_told() {
        var event = soldOut(2);
        assertProblem(join(event, 5, newBuyer()), 422, "invalid-input");
        assertProblem(join(event, 1, "nobody"), 422, "invalid-input");
        assertProblem(join(999_999_999, 1, newBuyer()), 404, "not-found");
        assertProblem(
                send(
                        "/api/events/" + event + "/waiting-list",
                        "{\"ticket_type_id\":%d,\"quantity\":1,\"name\":\"B\",\"email\":\"b@example.org\"}"
                                .formatted(event),
                        NOBODY),
                422,
                "invalid-input");
        var email = newBuyer();
        for (int n = 0; n < 3; n++) join(event, 1, email);
        assertProblem(join(event, 1, email), 429, "too-many-requests");

        var holder = bookings.getFirst().get("buyer_email").asString();
        var place = asks(event, 2, holder);
        jdbc.sql("update sale_terms set quota = 2 where event_id = ?").param(event).update();
        assertProblem(confirm(place), 409, "quota-exceeded");
    }

    @Test
    void the_organiser_sees_the_list_changes_its_rules_and_offers_out_of_order() {
        var event = soldOut(4);
        var head = waits(event, 3, newBuyer());
        var small = waits(event, 1, newBuyer());
        var list = mvc.get().uri("/api/events/{id}/waiting-list", event);
        assertThat(list.with(TestTokens.organizer()))
                .bodyJson()
                .extractingPath("$.items[*].place")
                .isEqualTo(List.of(1, 2));

        cancelOne();
        await().untilAsserted(() -> assertThat(shown(head).get("kept_until").isNull()).isFalse());
        var offer = path(small) + "/offer";
        assertProblem(
                send(offer, "{\"reason\":\" \"}", TestTokens.organizer()), 422, "invalid-input");
        var offered = send(offer, "{\"reason\":\"Came with the band\"}", TestTokens.organizer());
        assertThat(offered).hasStatusOk();
        assertThat(json(offered).get("state").asString()).isEqualTo("offered");
        assertProblem(
                send(offer, "{\"reason\":\"Again\"}", TestTokens.organizer()),
                409,
                "invalid-state");
        assertThat(
                        jdbc.sql(
                                        "select detail from booking_history where booking_id = ? and what = 'offered-from-list'")
                                .param(json(offered).at("/offer/booking_id").asLong())
                                .query(String.class)
                                .single())
                .isEqualTo("Came with the band");

        var settings = "/api/events/" + event + "/waiting-list/settings";
        assertThat(
                        mvc.put()
                                .uri(settings)
                                .with(TestTokens.organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"enabled\":false,\"offer_hours\":4}"))
                .hasStatusOk();
        var rules = json(mvc.get().uri(settings).with(TestTokens.organizer()).exchange());
        assertThat(rules.get("enabled").asBoolean()).isFalse();
        assertThat(rules.get("offer_hours").asInt()).isEqualTo(4);
        assertThat(rules.get("waiting").asInt()).isEqualTo(1);
        assertThat(rules.get("offered").asInt()).isEqualTo(1);
        assertProblem(join(event, 1, newBuyer()), 409, "waiting-list-closed");
        deskOf(event, head, small);
    }

    /** W-5: the organiser reads that a type has no successor, and names one. */
    @Test
    void who_waits_for_what_is_no_longer_sold_is_offered_what_the_organiser_says() {
        var event = onSale(2, 2);
        for (var type : List.of(event * 10, event * 10 + 1))
            assertThat(
                            book(
                                    """
                                    {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":2}],"buyer_name":"Ana","buyer_email":"%s"}\
                                    """
                                            .formatted(event, type, newBuyer())))
                    .hasStatus(201);
        var email = newBuyer();
        var asked =
                send(
                        "/api/events/" + event + "/waiting-list",
                        "{\"ticket_type_id\":%d,\"quantity\":1,\"name\":\"Ben\",\"email\":\"%s\"}"
                                .formatted(event * 10, email),
                        NOBODY);
        assertThat(asked).hasStatus(202);
        var place =
                new Place(
                        event,
                        json(asked).get("id").asLong(),
                        last(mail(email, "waiting-confirm").at("/data/link").asString()));
        assertThat(confirm(place)).hasStatusOk();
        jdbc.sql("update ticket_type set sale_ends_at = ? where event_id = ? and id = ?")
                .params(inDays(-1).atOffset(java.time.ZoneOffset.UTC), event, event * 10)
                .update();
        var page = "/admin/tickets/attendees/EV" + event + "/waiting-list";
        assertThat(mvc.get().uri(page).with(TestTokens.organizer()))
                .bodyText()
                .contains("Type 0 is no longer sold", "want 1 ticket of it", "Offer them instead")
                .doesNotContain("??");
        for (int twice = 0; twice < 2; twice++) closedTypes.tell();
        assertThat(toldOf(page)).hasSize(2);
        assertThat(toldOf(page).stream().map(told -> told.get("dedupe_key")).distinct())
                .as("whoever keeps them tells the organiser once")
                .hasSize(1);
        assertThat(
                        mvc.post()
                                .uri(page + "/successor")
                                .with(TestTokens.organizer())
                                .param("type", String.valueOf(event * 10))
                                .param("successor", String.valueOf(event * 10 + 1)))
                .hasStatus(302);
        assertThat(mvc.get().uri(page).with(TestTokens.organizer()))
                .bodyText()
                .doesNotContain("no longer sold");
        closedTypes.tell();
        assertThat(toldOf(page)).as("nobody is stuck").hasSize(2);
        jdbc
                .sql("select id from booking where event_id = ? order by id desc")
                .param(event)
                .query(Long.class)
                .list()
                .stream()
                .limit(1)
                .forEach(id ->
                        assertThat(
                                        mvc.post()
                                                .uri("/api/bookings/{id}/cancel", id)
                                                .with(TestTokens.admin()))
                                .hasStatusOk());
        untilState(place, "offered");
        assertThat(shown(place).at("/offer/items/0/ticket_type").asString()).isEqualTo("Type 1");
    }

    private List<JsonNode> toldOf(String page) {
        return others.told("notifications").stream()
                .flatMap(body -> body.get("notices").valueStream())
                .filter(notice -> notice.get("subject_ref").asString().equals("page:" + page))
                .toList();
    }

    private void deskOf(long event, Place head, Place small) {
        var page = "/admin/tickets/attendees/EV" + event + "/waiting-list";
        assertThat(mvc.get().uri(page).with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("1 person waits for 3 tickets", "1 person has an offer", "has 4 hours")
                .contains("Tickets are kept until", shown(head).get("email").asString())
                .contains(shown(small).get("email").asString(), "Offer now", "The rules")
                .doesNotContain("??", "style=\"");
        assertThat(mvc.get().uri(page.replace("/waiting-list", "")).with(TestTokens.organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Waiting list: 1 waiting, 1 offered, 0 taken");
        assertThat(
                        mvc.post()
                                .uri(page)
                                .with(TestTokens.organizer())
                                .param("enabled", "true")
                                .param("offerHours", "500")
                                .param("patienceHours", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("from 1 to 168", "500");
        assertThat(
                        mvc.post()
                                .uri(page)
                                .with(TestTokens.organizer())
                                .param("enabled", "true")
                                .param("offerHours", "6")
                                .param("patienceHours", "0"))
                .hasStatus(302);
        assertThat(
                        mvc.post()
                                .uri(page + "/" + head.id + "/offer")
                                .with(TestTokens.organizer())
                                .param("reason", " "))
                .hasStatus(302)
                .hasHeader("Location", page + "?done=no-reason");
    }

    /** The page, the answer to each step and the mails are in one language. */
    @Test
    void who_said_no_language_reads_that_of_the_house_everywhere() {
        var terms = terms(newEvent(), 1);
        var event = (long) terms.get("event_id");
        terms.put(
                "names",
                Map.of(
                        "lang",
                        "vi",
                        "events",
                        Map.of("en", "English night"),
                        "types",
                        Map.of("en", Map.of(String.valueOf(event * 10), "English standing"))));
        assertThat(putTerms(terms)).hasStatus(204);
        bookings.clear();
        bookings.add(booked(event, 1));

        for (var language : List.of("en", "vi"))
            assertThat(
                            mvc.get()
                                    .uri("/api/events/{id}/waiting-list/summary", event)
                                    .header("Accept-Language", language)
                                    .exchange()
                                    .getResponse()
                                    .getHeaders("Vary"))
                    .contains("Accept-Language");
        var email = newBuyer();
        var place = waits(event, 1, email);
        assertThat(mail(email, "waiting-confirm").at("/data/event/name").asString())
                .isEqualTo("English night");
        assertThat(shown(place).toString()).contains("English night").doesNotContain("Fado");
        cancelOne();
        untilState(place, "offered");
        assertThat(mail(email, "waiting-offered").at("/data/event/name").asString())
                .isEqualTo("English night");
        assertThat(shown(place).toString()).contains("English night").doesNotContain("Fado");
    }

    @Test
    void who_is_erased_waits_no_more() {
        var event = soldOut(2);
        var email = newBuyer();
        var place = waits(event, 2, email);
        eraseBuyer.handle(new EmailAddress(email));
        assertThat(mvc.get().uri(path(place)).with(header("Waiting-Link", place.token)))
                .hasStatus(404);
        cancelOne();
        assertThat(left(event)).isEqualTo(1);
        assertThat(
                        jdbc.sql("select count(*) from waiting_entry where email = ?")
                                .param(email)
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
