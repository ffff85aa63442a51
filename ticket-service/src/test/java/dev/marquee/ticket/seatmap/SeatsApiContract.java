package dev.marquee.ticket.seatmap;

import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.seating.DrawnHall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Seats of events, by the API: chosen, found, lost, given back, moved, kept back, and replaced. */
abstract class SeatsApiContract extends ApiContract {

    private static final AtomicLong PLANS = new AtomicLong(700);
    private static final RequestPostProcessor NOBODY = request -> request;

    private Map<String, Object> seated(long event, long plan, int version, String... sections) {
        var terms = terms(event, sections.length == 2 ? new int[] {1, 1} : new int[] {1});
        terms.put("version", version);
        var types = new LinkedHashMap<String, Object>();
        for (int n = 0; n < sections.length; n++) types.put(sections[n], event * 10 + n);
        terms.put("seating", Map.of("plan_id", plan, "plan_version", version, "sections", types));
        return terms;
    }

    private long onSaleIn(String json, String... sections) {
        var event = newEvent();
        var plan = PLANS.incrementAndGet();
        others.plan(plan, 1, json);
        assertThat(putTerms(seated(event, plan, 1, sections))).hasStatus(204);
        return event;
    }

    private long drawn(String... rows) {
        return onSaleIn(DrawnHall.json(rows), "s");
    }

    private MvcTestResult choose(long event, String... seats) {
        return book(
                """
                {"event_id":%d,"seats":%s,"buyer_name":"Ana Silva","buyer_email":"%s"}\
                """
                        .formatted(
                                event, JsonMapper.shared().writeValueAsString(seats), newBuyer()));
    }

    private JsonNode chosen(long event, String... seats) {
        var answer = choose(event, seats);
        assertThat(answer).hasStatus(201);
        return json(answer);
    }

    private JsonNode seats(long event, String query) {
        var answer = mvc.get().uri("/api/events/" + event + "/seats" + query).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).sorted().toList();
    }

    private List<String> taken(long event) {
        return texts(seats(event, "").get("taken"));
    }

    private int left(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange())
                .get("left")
                .asInt();
    }

    private MvcTestResult send(
            HttpMethod method, String path, String body, RequestPostProcessor by) {
        return mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                method, path)
                        .with(by)
                        .contentType(APPLICATION_JSON)
                        .content(body));
    }

    private MvcTestResult staff(HttpMethod method, long event, String path, String body) {
        return send(
                method,
                "/api/events/" + event + "/seats/staff" + path,
                body,
                TestTokens.organizer());
    }

    private static String seatOf(JsonNode booking, int ticket) {
        return booking.at("/tickets/%d/seat/id".formatted(ticket)).asString();
    }

    @Test
    void a_buyer_gets_the_chosen_seats() {
        var event = drawn("......", "......");
        assertThat(left(event)).isEqualTo(12);

        var booking = chosen(event, "s-A-2", "B-5");

        assertThat(seatOf(booking, 0)).isEqualTo("s-A-2");
        assertThat(booking.at("/tickets/1/seat_number").asString()).isEqualTo("B-5");
        assertThat(booking.at("/tickets/1/seat/row").asString()).isEqualTo("B");
        assertThat(taken(event)).containsExactly("s-A-2", "s-B-5");
        assertThat(left(event)).isEqualTo(10);
        assertThat(seats(event, "/list").valueStream())
                .filteredOn(seat -> seat.get("status").asString().equals("booked"))
                .extracting(seat -> seat.get("seat_number").asString())
                .containsExactly("A-2", "B-5");
        assertThat(seatOf(json(show(booking, header("Booking-Key", key(booking)))), 0))
                .isEqualTo("s-A-2");
    }

    @Test
    void whoever_knows_what_was_taken_asks_for_what_has_changed() {
        var event = drawn("......");
        var first = chosen(event, "s-A-1");
        var before = seats(event, "");
        var since =
                "?since=%d&version=%d"
                        .formatted(before.get("seq").asLong(), before.get("version").asInt());
        assertThat(before.at("/plan/sections/0/ticket_type_id").asLong()).isEqualTo(event * 10);
        assertThat(before.at("/types/0/left").asInt()).isEqualTo(5);

        chosen(event, "s-A-3");
        assertThat(cancel(first, header("Booking-Key", key(first)))).hasStatusOk();

        var changes = seats(event, since);
        assertThat(texts(changes.get("taken"))).containsExactly("s-A-3");
        assertThat(texts(changes.get("freed"))).containsExactly("s-A-1");
        assertThat(changes.has("plan")).isFalse();
        assertThat(taken(event)).containsExactly("s-A-3");

        var whole = mvc.get().uri("/api/events/" + event + "/seats").exchange();
        assertThat(
                        mvc.get()
                                .uri("/api/events/" + event + "/seats")
                                .header("If-None-Match", whole.getResponse().getHeader("ETag")))
                .hasStatus(304);
    }

    @Test
    void a_lost_seat_refuses_all_and_names_the_next_best() {
        var event = drawn("......");
        chosen(event, "s-A-3");
        var before = stored().subList(0, 3);

        var refused = choose(event, "s-A-2", "s-A-3");

        assertProblem(refused, 409, "seat-taken");
        assertThat(texts(json(refused).get("seats"))).containsExactly("s-A-3");
        assertThat(texts(json(refused).at("/suggested/0"))).containsExactly("s-A-1", "s-A-2");
        assertThat(stored().subList(0, 3)).isEqualTo(before);
        assertThat(taken(event)).containsExactly("s-A-3");
    }

    @Test
    void seats_that_are_none_are_refused() {
        var event = drawn("...");
        assertProblem(choose(event, "s-A-9"), 422, "invalid-input");
        assertProblem(choose(event, "s-A-1", "s-A-1"), 422, "invalid-input");
        assertProblem(choose(onSale(5), "A-1"), 422, "invalid-input");
        assertProblem(choose(999_999_999, "A-1"), 404, "not-found");
        assertThat(seats(onSale(5), "").get("taken")).isEmpty();
        assertThat(seats(onSale(5), "/list")).isEmpty();
    }

    @Test
    void without_a_choice_the_best_seats_are_given() {
        var event = onSaleIn(DrawnHall.withBalcony(4, "......", "......"), "s", "b");

        var best =
                send(
                        HttpMethod.POST,
                        "/api/events/" + event + "/seats/best",
                        "{\"ticket_type_id\":%d,\"quantity\":2}".formatted(event * 10),
                        NOBODY);
        assertThat(best).hasStatusOk();
        assertThat(texts(json(best).get("seats"))).containsExactly("s-A-3", "s-A-4");
        assertThat(texts(json(best).get("labels"))).containsExactly("Stalls A-3", "Stalls A-4");

        var booking = booked(event, 2);
        assertThat(seatOf(booking, 0)).isEqualTo("s-A-3");
        assertThat(seatOf(booking, 1)).isEqualTo("s-A-4");

        var there =
                book(
                        """
                        {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":2,"section":"b"}],"buyer_name":"Ana","buyer_email":"%s"}\
                        """
                                .formatted(event, event * 10 + 1, newBuyer()));
        assertThat(there).hasStatus(201);
        assertThat(json(there).at("/tickets/0/seat_number").asString()).startsWith("Balcony A-");
        assertProblem(
                book(
                        """
                        {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":2,"section":"s"}],"buyer_name":"Ana","buyer_email":"%s"}\
                        """
                                .formatted(event, event * 10 + 1, newBuyer())),
                422,
                "invalid-input");
    }

    @Test
    void a_choice_that_leaves_a_single_seat_is_refused_where_the_organiser_says_so() {
        var event = drawn("......", "......");
        assertThat(choose(event, "s-B-2")).as("advised alone").hasStatus(201);
        assertThat(staff(HttpMethod.PUT, event, "/settings", "{\"orphans\":\"enforce\"}"))
                .hasStatus(204);

        var refused = choose(event, "s-A-2", "s-A-3");

        assertProblem(refused, 409, "seat-left-alone");
        assertThat(texts(json(refused).get("seats"))).containsExactly("s-A-1");
        assertThat(json(refused).get("suggested")).hasSize(2);
        assertThat(seats(event, "").get("orphans").asString()).isEqualTo("enforce");
        assertThat(choose(event, "s-A-1", "s-A-2")).hasStatus(201);
        assertProblem(
                staff(HttpMethod.PUT, event, "/settings", "{\"orphans\":\"never\"}"),
                422,
                "invalid-input");
    }

    @Test
    void seats_that_are_held_back_are_not_sold() {
        var event = drawn("....");
        chosen(event, "s-A-4");

        assertThat(
                        staff(
                                HttpMethod.POST,
                                event,
                                "/block",
                                "{\"seats\":[\"A-1\",\"s-A-2\"],\"kind\":\"kept\",\"reason\":\"Press\"}"))
                .hasStatus(204);

        assertThat(left(event)).isEqualTo(1);
        assertThat(texts(seats(event, "").get("held_back"))).containsExactly("s-A-1", "s-A-2");
        assertProblem(choose(event, "s-A-1"), 409, "seat-taken");
        assertProblem(
                staff(HttpMethod.POST, event, "/block", "{\"seats\":[\"s-A-3\",\"s-A-4\"]}"),
                409,
                "seats-taken");
        assertThat(left(event)).as("all or none").isEqualTo(1);
        var owners =
                mvc.get()
                        .uri("/api/events/" + event + "/seats/staff")
                        .with(TestTokens.organizer())
                        .exchange();
        assertThat(json(owners).valueStream())
                .extracting(one -> one.get("seat").asString() + " " + one.get("state").asString())
                .containsExactly("s-A-1 kept", "s-A-2 kept", "s-A-4 issued");

        assertThat(staff(HttpMethod.POST, event, "/unblock", "{\"seats\":[\"s-A-1\",\"s-A-2\"]}"))
                .hasStatus(204);
        assertThat(left(event)).isEqualTo(3);
        assertThat(choose(event, "s-A-1")).hasStatus(201);
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/events/" + event + "/seats/staff/block",
                                "{\"seats\":[\"s-A-2\"]}",
                                NOBODY))
                .hasStatus(401);
    }

    @Test
    void seats_that_are_sold_by_code_alone_are_shown_to_whoever_has_the_code() {
        var event = newEvent();
        var plan = PLANS.incrementAndGet();
        others.plan(plan, 1, DrawnHall.json("...."));
        var terms = seated(event, plan, 1, "s");
        ((List<Map<String, Object>>) terms.get("ticket_types")).getFirst().put("needs_code", true);
        assertThat(putTerms(terms)).hasStatus(204);
        var code = "FRIENDS" + event;
        var offer =
                "{\"name\":\"Friends\",\"code\":\"%s\",\"percent\":\"0\",\"event_id\":%d,\"ticket_type_ids\":[%d]}"
                        .formatted(code, event, event * 10);
        assertThat(send(HttpMethod.POST, "/api/offers", offer, TestTokens.organizer()))
                .hasStatus(201);

        for (var without : List.of("", "?offer_code=WRONG")) {
            var seen = seats(event, without);
            assertThat(seen.get("types")).isEmpty();
            assertThat(seen.get("held_back")).hasSize(4);
            assertThat(seen.at("/plan/sections/0/ticket_type_id").isNumber()).isFalse();
        }
        var seen = seats(event, "?offer_code=" + code);
        assertThat(seen.at("/types/0/left").asInt()).isEqualTo(4);
        assertThat(seen.get("held_back")).isEmpty();

        var wanted = "{\"ticket_type_id\":%d,\"quantity\":2%s}";
        var best = "/api/events/" + event + "/seats/best";
        assertProblem(
                send(HttpMethod.POST, best, wanted.formatted(event * 10, ""), NOBODY),
                422,
                "invalid-input");
        var found =
                send(
                        HttpMethod.POST,
                        best,
                        wanted.formatted(event * 10, ",\"offer_code\":\"" + code + "\""),
                        NOBODY);
        assertThat(json(found).get("seats")).hasSize(2);
    }

    @Test
    void an_answer_for_one_code_is_not_that_for_another() {
        var event = newEvent();
        var plan = PLANS.incrementAndGet();
        others.plan(plan, 1, DrawnHall.withBalcony(2, "...."));
        var terms = seated(event, plan, 1, "s", "b");
        ((List<Map<String, Object>>) terms.get("ticket_types"))
                .forEach(type -> type.put("needs_code", true));
        assertThat(putTerms(terms)).hasStatus(204);
        for (int n = 0; n < 2; n++)
            assertThat(
                            send(
                                    HttpMethod.POST,
                                    "/api/offers",
                                    "{\"name\":\"Friends\",\"code\":\"CODE%1$dX%2$d\",\"percent\":\"0\",\"event_id\":%2$d,\"ticket_type_ids\":[%3$d]}"
                                            .formatted(n, event, event * 10 + n),
                                    TestTokens.organizer()))
                    .hasStatus(201);
        var path = "/api/events/" + event + "/seats?offer_code=CODE%dX" + event;
        var first = mvc.get().uri(path.formatted(0)).exchange();
        var second =
                mvc.get()
                        .uri(path.formatted(1))
                        .header("If-None-Match", first.getResponse().getHeader("ETag"))
                        .exchange();
        assertThat(second).hasStatusOk();
        assertThat(json(second).at("/types/0/id")).isNotEqualTo(json(first).at("/types/0/id"));
    }

    @Test
    void a_ticket_type_named_twice_has_the_wheelchair_places_of_both() {
        var event = drawn("w.w...");
        var item = "{\"ticket_type_id\":%d,\"quantity\":1,\"wheelchair\":1}".formatted(event * 10);
        var booked =
                book(
                        """
                        {"event_id":%d,"items":[%s,%s],"buyer_name":"Ana Silva","buyer_email":"%s"}\
                        """
                                .formatted(event, item, item, newBuyer()));

        assertThat(booked).hasStatus(201);
        assertThat(taken(event)).containsExactly("s-A-1", "s-A-3");
    }

    private MvcTestResult move(JsonNode booking, String seat) {
        return send(
                HttpMethod.PUT,
                "/api/tickets/" + booking.at("/tickets/0/id").asLong() + "/seat",
                "{\"seat\":\"%s\"}".formatted(seat),
                TestTokens.organizer());
    }

    @Test
    void staff_moves_people_and_they_are_told() {
        var event = drawn("....");
        var ana = chosen(event, "s-A-1");
        var ben = chosen(event, "s-A-2");
        var mails = mails(ben);

        assertThat(move(ana, "A-4")).hasStatusOk();
        assertThat(taken(event)).containsExactly("s-A-2", "s-A-4");
        var swapped = move(ana, "s-A-2");
        assertThat(seatOf(json(swapped), 0)).isEqualTo("s-A-2");
        assertThat(taken(event)).containsExactly("s-A-2", "s-A-4");
        assertThat(seatOf(json(show(ben, header("Booking-Key", key(ben)))), 0)).isEqualTo("s-A-4");
        await().untilAsserted(() -> assertThat(mails(ben)).isGreaterThan(mails));

        assertThat(move(ana, "s-A-1")).as("back where it was").hasStatusOk();
        assertThat(taken(event)).containsExactly("s-A-1", "s-A-4");
        assertProblem(move(ana, "s-A-9"), 422, "invalid-input");
        assertThat(staff(HttpMethod.POST, event, "/block", "{\"seats\":[\"s-A-3\"]}"))
                .hasStatus(204);
        assertProblem(move(ana, "s-A-3"), 409, "seat-taken");
        assertThat(cancel(ana, TestTokens.organizer())).hasStatusOk();
        assertProblem(move(ana, "s-A-2"), 409, "invalid-state");
        assertThat(taken(event)).containsExactly("s-A-4");
    }

    private int mails(JsonNode booking) {
        return others.mailsTo(booking.get("buyer_email").asString()).size();
    }

    private MvcTestResult check(long event, long plan, int version) {
        return send(
                HttpMethod.POST,
                "/internal/events/" + event + "/seating/check",
                "{\"plan_id\":%d,\"plan_version\":%d,\"sections\":{\"s\":%d}}"
                        .formatted(plan, version, event * 10),
                TestTokens.service());
    }

    @Test
    void phones_at_the_door_take_the_seats_along() {
        var event = drawn("....");
        chosen(event, "s-A-4", "s-A-3");
        chosen(event, "s-A-1");

        var snapshot =
                mvc.get()
                        .uri("/api/entry/events/" + event + "/snapshot?device_id=phone-1")
                        .with(TestTokens.organizer())
                        .exchange();

        assertThat(snapshot).hasStatusOk();
        assertThat(texts(json(snapshot).at("/blocks/0/seats")))
                .containsExactly("A-1", "A-3", "A-4");
    }

    @Test
    void seats_are_sorted_as_people_count() {
        var event = drawn("............");
        for (var seat : List.of("s-A-10", "s-A-2", "s-A-11", "s-A-1")) chosen(event, seat);

        var attendees =
                mvc.get()
                        .uri("/api/events/" + event + "/attendees?sort=seat")
                        .with(TestTokens.organizer())
                        .exchange();

        assertThat(json(attendees).get("items").valueStream())
                .extracting(one -> one.get("seat").asString())
                .containsExactly("A-1", "A-2", "A-10", "A-11");
    }

    @Test
    void another_plan_leaves_everybody_where_they_are() {
        var event = drawn("....");
        var plan = PLANS.get();
        var booking = chosen(event, "s-A-4");
        others.plan(plan, 2, DrawnHall.json("......", "...."));
        others.plan(plan, 3, DrawnHall.json("..."));

        assertThat(check(event, plan, 2)).hasStatus(204);
        var refused = check(event, plan, 3);
        assertProblem(refused, 409, "seats-taken");
        assertThat(texts(json(refused).get("seats"))).containsExactly("A-4");

        assertThat(putTerms(seated(event, plan, 2, "s"))).hasStatus(204);
        assertThat(left(event)).isEqualTo(9);
        assertThat(taken(event)).containsExactly("s-A-4");
        assertProblem(choose(event, "s-A-4"), 409, "seat-taken");

        assertThat(putTerms(seated(event, plan, 3, "s"))).as("bought in between").hasStatus(204);
        assertThat(left(event)).isEqualTo(3);
        assertThat(seatOf(json(show(booking, header("Booking-Key", key(booking)))), 0))
                .isEqualTo("s-A-4");
    }

    @Test
    void a_plan_with_too_few_places_for_what_is_sold_is_refused_before_it_is_chosen() {
        var event = onSale(10);
        booked(event, 3);
        booked(event, 3);
        var plan = PLANS.incrementAndGet();
        others.plan(plan, 2, DrawnHall.json("....."));
        others.plan(plan, 3, DrawnHall.json("......"));

        var refused = check(event, plan, 2);
        assertProblem(refused, 409, "capacity-below-sold");
        assertThat(json(refused).get("missing").asInt()).isEqualTo(1);
        assertProblem(putTerms(seated(event, plan, 2, "s")), 409, "capacity-below-sold");
        assertThat(check(event, plan, 3)).hasStatus(204);
        assertThat(taken(event)).as("nothing was changed").isEmpty();

        assertThat(putTerms(seated(event, plan, 3, "s"))).hasStatus(204);
        assertThat(taken(event)).hasSize(6);
    }

    @Test
    void seats_that_are_kept_back_are_no_room_in_another_plan() {
        var event = drawn("....");
        var plan = PLANS.get();
        chosen(event, "s-A-4");
        assertThat(staff(HttpMethod.POST, event, "/block", "{\"seats\":[\"s-A-1\",\"s-A-2\"]}"))
                .hasStatus(204);
        others.plan(plan, 2, DrawnHall.json("...."));

        assertThat(check(event, plan, 2)).as("one is sold, and has a seat").hasStatus(204);
    }

    @Test
    void whoever_bought_before_there_were_seats_gets_one() {
        var event = onSale(10);
        var party = booked(event, 3);
        var plan = PLANS.incrementAndGet();
        others.plan(plan, 2, DrawnHall.json("..", "....."));

        assertThat(putTerms(seated(event, plan, 2, "s"))).hasStatus(204);

        assertThat(taken(event)).hasSize(3).allMatch(seat -> seat.startsWith("s-B-"));
        assertThat(left(event)).isEqualTo(4);
        assertThat(
                        json(show(party, header("Booking-Key", key(party))))
                                .at("/tickets/2/seat/row")
                                .asString())
                .isEqualTo("B");

        var without = terms(event, 10);
        without.put("version", 3);
        assertThat(putTerms(without)).hasStatus(204);
        assertThat(left(event)).isEqualTo(7);
        assertThat(seats(event, "").has("plan")).isFalse();
    }

    @Test
    void seats_that_go_and_come_back_are_read_anew() {
        var event = drawn("....");
        var plan = PLANS.get();
        assertThat(cancel(chosen(event, "s-A-1"), TestTokens.organizer())).hasStatusOk();
        assertThat(taken(event)).isEmpty();
        var none = terms(event, 4);
        none.put("version", 2);
        assertThat(putTerms(none)).hasStatus(204);
        others.plan(plan, 3, DrawnHall.json("....", ".."));

        assertThat(putTerms(seated(event, plan, 3, "s"))).hasStatus(204);

        assertThat(left(event)).isEqualTo(6);
        chosen(event, "s-B-2");
        chosen(event, "s-A-1");
        assertThat(taken(event)).containsExactly("s-A-1", "s-B-2");
        assertProblem(choose(event, "s-A-1"), 409, "seat-taken");
    }

    @Test
    void a_refusal_that_names_many_seats_is_remembered_too() {
        var event = drawn(".".repeat(30));
        var seats = java.util.stream.IntStream.rangeClosed(1, 12).mapToObj(n -> "s-A-" + n);
        for (var seat : seats.toList()) chosen(event, seat);
        var body =
                """
                {"event_id":%d,"seats":%s,"buyer_name":"Ana","buyer_email":"%s"}\
                """
                        .formatted(
                                event,
                                JsonMapper.shared()
                                        .writeValueAsString(
                                                java.util.stream.IntStream.rangeClosed(11, 14)
                                                        .mapToObj(n -> "s-A-" + n)
                                                        .toList()),
                                newBuyer());

        var first = book(body, "Idempotency-Key", "seats-that-are-gone-" + event);
        assertProblem(first, 409, "seat-taken");
        assertThat(
                        jdbc.sql("update idempotency_key set refusal = ? where idem_key like ?")
                                .params("x".repeat(15_000), "%seats-that-are-gone-" + event)
                                .update())
                .isEqualTo(1);
        assertThat(
                        jdbc.sql("delete from idempotency_key where idem_key like ?")
                                .param("%seats-that-are-gone-" + event)
                                .update())
                .isEqualTo(1);
    }

    @Test
    void a_plan_that_nobody_knows_changes_nothing() {
        var event = newEvent();
        assertProblem(putTerms(seated(event, 99_999, 1, "s")), 422, "invalid-input");
        assertThat(mvc.get().uri("/api/events/{id}/availability", event)).hasStatus(404);
    }

    @Test
    void another_type_is_another_seat() {
        var event = onSaleIn(DrawnHall.withBalcony(4, "....", "...."), "s", "b");
        var booking = chosen(event, "s-A-1");

        var changed =
                send(
                        HttpMethod.POST,
                        "/api/bookings/%d/change".formatted(booking.get("id").asLong()),
                        "{\"tickets\":[%d],\"ticket_type_id\":%d}"
                                .formatted(booking.at("/tickets/0/id").asLong(), event * 10 + 1),
                        TestTokens.organizer());

        assertThat(changed).hasStatusOk();
        assertThat(taken(event)).singleElement().asString().startsWith("b-A-");
        assertThat(
                        json(show(booking, header("Booking-Key", key(booking))))
                                .at("/tickets/0/seat/section")
                                .asString())
                .isEqualTo("Balcony");
    }

    @Test
    void whoever_watches_is_told_which_seats_are_gone() {
        var event = drawn("......");
        var ana = chosen(event, "s-A-1");
        var stream = mvc.get().uri("/api/events/" + event + "/live").asyncExchange();
        await().until(() -> told(stream).size() == 1);
        assertThat(told(stream).getFirst().get("taken")).as("that is read apart").isEmpty();

        chosen(event, "s-A-4");
        await().until(() -> told(stream).size() > 1);
        assertThat(cancel(ana, header("Booking-Key", key(ana)))).hasStatusOk();
        await().until(() -> told(stream).getLast().get("freed").size() == 1);
        assertThat(staff(HttpMethod.POST, event, "/block", "{\"seats\":[\"s-A-6\"]}"))
                .hasStatus(204);
        await().until(() -> told(stream).getLast().get("version").asInt() == 2);

        var all = told(stream);
        assertThat(texts(all.get(1).get("taken"))).containsExactly("s-A-4");
        for (int n = 1; n < all.size() - 1; n++)
            assertThat(all.get(n).get("since")).isEqualTo(all.get(n - 1).get("seq"));
        java.util.Objects.requireNonNull(
                        (org.springframework.mock.web.MockAsyncContext)
                                stream.getRequest().getAsyncContext())
                .complete();
    }

    private static List<JsonNode> told(MvcTestResult stream) {
        var text =
                new String(
                        stream.getResponse().getContentAsByteArray(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (!text.contains("\n\n")) return List.of();
        return java.util.Arrays.stream(
                        text.substring(0, text.lastIndexOf("\n\n") + 1).split("\n\n"))
                .filter(message -> message.contains("\nevent: seats\n"))
                .map(message -> message.substring(message.indexOf("data: ") + 6))
                .map(data -> JsonMapper.shared().readTree(data))
                .toList();
    }

    private MvcTestResult page(HttpMethod method, long event, String path, String... parameters) {
        var request =
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                                method, "/admin/tickets/attendees/EV" + event + "/seats" + path)
                        .accept(org.springframework.http.MediaType.TEXT_HTML)
                        .header("Sec-Fetch-Site", "same-origin")
                        .with(TestTokens.organizer());
        for (int n = 0; n < parameters.length; n += 2)
            request.param(parameters[n], parameters[n + 1]);
        return mvc.perform(request);
    }

    @Test
    void staff_sees_the_hall_and_changes_it_on_a_page() {
        var event = onSaleIn(DrawnHall.withBalcony(4, "....", "...."), "s", "b");
        var ana = chosen(event, "s-A-1");

        assertThat(page(HttpMethod.GET, event, ""))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Silva", "EV" + event + "-1", "Stalls A-1", "Balcony");
        assertThat(page(HttpMethod.GET, event, "", "section", "Balcony"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Stalls A-1");
        assertThat(
                        page(
                                HttpMethod.POST,
                                event,
                                "",
                                "seats",
                                "s-B-1",
                                "what",
                                "kept",
                                "reason",
                                "Press"))
                .hasStatus(302);
        assertThat(texts(seats(event, "").get("held_back"))).containsExactly("s-B-1");
        assertThat(page(HttpMethod.POST, event, "", "seats", "s-A-1", "what", "blocked"))
                .hasStatus(409)
                .bodyText()
                .contains("Already taken: Stalls A-1");
        assertThat(page(HttpMethod.POST, event, "", "seats", "s-B-1", "what", "sell"))
                .hasStatus(302);
        assertThat(texts(seats(event, "").get("held_back"))).isEmpty();
        assertThat(
                        page(
                                HttpMethod.POST,
                                event,
                                "/move",
                                "ticket",
                                "EV%d-1".formatted(event),
                                "seat",
                                "Stalls B-2"))
                .hasStatus(302);
        assertThat(seatOf(json(show(ana, header("Booking-Key", key(ana)))), 0)).isEqualTo("s-B-2");
        assertThat(page(HttpMethod.POST, event, "/move", "ticket", "EV1-999", "seat", "Z-9"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Z-9\"");
        assertThat(page(HttpMethod.POST, event, "/rule", "orphans", "ENFORCE")).hasStatus(302);
        assertThat(seats(event, "").get("orphans").asString()).isEqualTo("enforce");
        assertThat(page(HttpMethod.GET, onSale(3), ""))
                .hasStatusOk()
                .bodyText()
                .contains("have no seats");
    }
}
