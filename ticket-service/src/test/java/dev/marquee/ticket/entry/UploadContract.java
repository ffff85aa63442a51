package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.checkout.engine.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What phones decided without network, on whatever database. */
abstract class UploadContract extends AtTheDoor {

    private static final int PAGE = 50;

    /** A phone whose clock is wrong by this. */
    private record Phone(String name, Duration wrongBy) {}

    private String item(
            UUID id, JsonNode ticket, long event, Phone phone, Instant at, String more) {
        return """
        {"scan_id":"%s","token":"%s","event_id":%d,"gate":"%s","device_time":"%s"%s}
        """
                .formatted(
                        id,
                        ticket.get("qr_token").asString(),
                        event,
                        "Gate of " + phone.name(),
                        at.plus(phone.wrongBy()),
                        more);
    }

    private static final String ADMITTED = ",\"result_shown\":\"admitted\"";

    private JsonNode upload(Phone phone, List<String> items) {
        return send(
                POST,
                "/api/entry/scans",
                steward(),
                200,
                """
                {"device_id":"%s","sent_at":"%s","unsent":0,"scans":[%s]}
                """
                        .formatted(
                                phone.name(),
                                clock.instant().plus(phone.wrongBy()),
                                String.join(",", items)));
    }

    @Test
    void two_phones_offline_lose_no_scan_and_know_who_was_first() {
        var event = opened("Offline", 400);
        var one = new Phone("one", Duration.ofHours(3));
        var two = new Phone("two", Duration.ofDays(-2));
        var tickets = new ArrayList<JsonNode>();
        for (int i = 0; i < 50; i++) tickets.addAll(tickets(event, 4).get("tickets").values());
        var start = clock.instant().minus(Duration.ofMinutes(30));
        var scansOfOne = new ArrayList<String>();
        var scansOfTwo = new ArrayList<String>();
        var firsts = new ArrayList<String>();
        var seconds = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            var at = start.plusSeconds(i * 7L);
            var id = UUID.randomUUID();
            var isCommon = i < 30;
            var byOne = isCommon || i % 2 == 0;
            (byOne ? scansOfOne : scansOfTwo)
                    .add(item(id, tickets.get(i), event, byOne ? one : two, at, ADMITTED));
            if (!isCommon) continue;
            // the other phone lets in the same ticket a minute before or after
            var before = i % 2 == 0;
            var other = UUID.randomUUID();
            scansOfTwo.add(
                    item(
                            other,
                            tickets.get(i),
                            event,
                            two,
                            at.plusSeconds(before ? -60 : 60),
                            ADMITTED));
            firsts.add((before ? other : id).toString());
            seconds.add((before ? id : other).toString());
        }
        var random = new Random(20260512);
        Collections.shuffle(scansOfOne, random);
        Collections.shuffle(scansOfTwo, random);
        for (int page = 0; page * PAGE < Math.max(scansOfOne.size(), scansOfTwo.size()); page++) {
            for (int twice = 0; twice < 2; twice++) {
                sendPage(one, scansOfOne, page);
                sendPage(two, scansOfTwo, page);
            }
        }

        var counters = get("/api/entry/events/" + event + "/counters", steward());
        assertThat(counters.get("admitted").asInt()).isEqualTo(200);
        assertThat(counters.get("passed").asInt()).isEqualTo(230);
        assertThat(
                        database.queryForObject(
                                "select count(*) from scan where event_id = ?",
                                Integer.class,
                                event))
                .isEqualTo(230);
        var conflicts = get("/api/entry/events/" + event + "/conflicts", steward());
        assertThat(conflicts).hasSize(30);
        assertThat(conflicts)
                .allSatisfy(conflict -> {
                    assertThat(conflict.get("kind").asString()).isEqualTo("twice");
                    assertThat(conflict.get("order_known").asBoolean()).isTrue();
                    var first = firsts.indexOf(conflict.at("/first/scan_id").asString());
                    assertThat(conflict.at("/scan/scan_id").asString())
                            .isEqualTo(seconds.get(first));
                });
    }

    private void sendPage(Phone phone, List<String> scans, int page) {
        var from = Math.min(scans.size(), page * PAGE);
        var items = scans.subList(from, Math.min(scans.size(), from + PAGE));
        if (items.isEmpty()) return;
        var answer = upload(phone, items);
        assertThat(answer.get("scans")).hasSize(items.size());
    }

    @Test
    void scans_of_the_same_moment_are_in_the_order_in_which_they_came() {
        var event = opened("Same moment", 5);
        var ticket = ticket(event);
        var at = clock.instant().minusSeconds(600);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        upload(
                new Phone("a", Duration.ZERO),
                List.of(item(first, ticket, event, new Phone("a", Duration.ZERO), at, ADMITTED)));
        clock.pass(Duration.ofSeconds(1));

        var answer =
                upload(
                        new Phone("b", Duration.ZERO),
                        List.of(
                                item(
                                        second,
                                        ticket,
                                        event,
                                        new Phone("b", Duration.ZERO),
                                        at.minusMillis(800),
                                        ADMITTED)));

        assertThat(answer.at("/scans/0/result").asString()).isEqualTo("already_used");
        assertThat(answer.at("/scans/0/conflict/order_known").asBoolean()).isFalse();
        assertThat(answer.at("/scans/0/conflict/first/scan_id").asString())
                .isEqualTo(first.toString());
    }

    @Test
    void a_ticket_that_was_cancelled_meanwhile_is_in_and_somebody_is_told() {
        var event = opened("Cancelled meanwhile", 5);
        var booking = tickets(event, 1);
        var phone = new Phone("phone", Duration.ZERO);
        send(
                POST,
                "/api/bookings/" + booking.get("id").asLong() + "/cancel",
                TestTokens.admin(),
                200,
                "{}");

        var answer =
                upload(
                        phone,
                        List.of(
                                item(
                                        UUID.randomUUID(),
                                        booking.at("/tickets/0"),
                                        event,
                                        phone,
                                        clock.instant(),
                                        ADMITTED)));

        assertThat(answer.at("/scans/0/outcome").asString()).isEqualTo("stored");
        assertThat(answer.at("/scans/0/result").asString()).isEqualTo("cancelled");
        assertThat(answer.at("/scans/0/conflict/kind").asString()).isEqualTo("cancelled");
        assertThat(answer.at("/scans/0/conflict/since").isNull()).isFalse();
        assertThat(get("/api/entry/events/" + event + "/counters", steward()).get("inside").asInt())
                .isOne();
        var scan = answer.at("/scans/0/scan_id").asString();
        var settle = "/api/entry/conflicts/" + scan + "/settle";
        assertThat(exchange(POST, settle, steward(), "{}")).hasStatus(403);
        send(POST, settle, supervisor(), 204, "{\"note\":\"Paid at the door\"}");
        assertThat(
                        get("/api/entry/events/" + event + "/counters", steward())
                                .get("conflicts")
                                .asInt())
                .isZero();
    }

    @Test
    void whatever_else_is_wrong_two_who_are_in_with_one_ticket_are_two_in_any_order() {
        for (var later : List.of(60, -60)) {
            var event = opened("Cancelled, and in twice " + later, 5);
            var booking = tickets(event, 1);
            var ticket = booking.at("/tickets/0");
            send(
                    POST,
                    "/api/bookings/" + booking.get("id").asLong() + "/cancel",
                    TestTokens.admin(),
                    200,
                    "{}");
            var phone = new Phone("phone", Duration.ZERO);
            var other = new Phone("other", Duration.ZERO);
            var at = clock.instant().minusSeconds(600);
            var first = item(UUID.randomUUID(), ticket, event, phone, at, ADMITTED);
            var second =
                    item(UUID.randomUUID(), ticket, event, other, at.plusSeconds(later), ADMITTED);

            upload(phone, List.of(first));
            upload(other, List.of(second));
            upload(phone, List.of(first, second));

            var counters = get("/api/entry/events/" + event + "/counters", steward());
            assertThat(counters.get("admitted").asInt()).isOne();
            assertThat(counters.get("passed").asInt()).isEqualTo(2);
            var conflicts = get("/api/entry/events/" + event + "/conflicts", steward());
            assertThat(conflicts.findValuesAsString("kind"))
                    .containsExactly("cancelled", "cancelled");
            assertThat(conflicts)
                    .filteredOn(it -> it.get("first").isObject())
                    .singleElement()
                    .satisfies(it ->
                            assertThat(it.at("/first/gate").asString())
                                    .isEqualTo("Gate of " + (later > 0 ? "phone" : "other")));
        }
    }

    @Test
    void what_a_phone_refused_admits_nobody_and_what_cannot_be_read_stops_nothing() {
        var event = opened("Refused", 5);
        var ticket = ticket(event);
        var phone = new Phone("phone", Duration.ZERO);

        var answer =
                upload(
                        phone,
                        List.of(
                                "{}",
                                "{\"scan_id\":\"nonsense\",\"token\":\"X\"}",
                                "{\"scan_id\":\"%s\",\"token\":\"FORGED\",\"event_id\":%d,\"result_shown\":\"forged\"}"
                                        .formatted(UUID.randomUUID(), event),
                                item(
                                        UUID.randomUUID(),
                                        ticket,
                                        event,
                                        phone,
                                        clock.instant(),
                                        ",\"result_shown\":\"too_early\",\"device_offset_ms\":-9223372036854775808"),
                                item(
                                        UUID.randomUUID(),
                                        ticket,
                                        event,
                                        phone,
                                        clock.instant(),
                                        ADMITTED)));

        assertThat(answer.get("scans").findValuesAsString("outcome"))
                .containsExactly("unreadable", "unreadable", "stored", "stored", "stored");
        assertThat(answer.at("/scans/2/result").asString()).isEqualTo("forged");
        assertThat(answer.at("/scans/4/result").asString()).isEqualTo("admitted");
        assertThat(get("/api/entry/events/" + event + "/conflicts", steward())).isEmpty();
    }

    @Test
    void scans_of_somebody_who_is_not_assigned_are_kept_and_admit_nobody() {
        var event = opened("No longer assigned", 5);
        var ticket = ticket(event);
        var phone = new Phone("phone", Duration.ZERO);
        send(PUT, "/api/events/" + event + "/entry-staff", organiser(), 200, "{\"staff\":[]}");

        var answer =
                upload(
                        phone,
                        List.of(
                                item(
                                        UUID.randomUUID(),
                                        ticket,
                                        event,
                                        phone,
                                        clock.instant(),
                                        ADMITTED)));

        assertThat(answer.at("/scans/0/outcome").asString()).isEqualTo("stored");
        assertThat(answer.at("/scans/0/ticket").isNull()).isTrue();
        var conflicts = get("/api/entry/events/" + event + "/conflicts", organiser());
        assertThat(conflicts.at("/0/kind").asString()).isEqualTo("not_assigned");
        assertThat(result(scan(organiser(), ticket, ""))).isEqualTo("admitted");
    }

    @Test
    void the_same_page_twice_at_once_is_stored_once() {
        var event = opened("Twice at once", 40);
        var phone = new Phone("phone", Duration.ZERO);
        var items = new ArrayList<String>();
        for (int i = 0; i < 10; i++)
            items.add(
                    item(
                            UUID.randomUUID(),
                            ticket(event),
                            event,
                            phone,
                            clock.instant(),
                            ADMITTED));

        Race.of(4, n -> upload(phone, items));

        assertThat(
                        database.queryForObject(
                                "select count(*) from scan where event_id = ?",
                                Integer.class,
                                event))
                .isEqualTo(10);
        assertThat(get("/api/entry/events/" + event + "/conflicts", steward())).isEmpty();
    }

    @Test
    void online_and_offline_at_once_is_one_admission_and_one_conflict() {
        var event = opened("Online and offline", 40);
        var phone = new Phone("phone", Duration.ZERO);
        for (int round = 0; round < 8; round++) {
            var ticket = ticket(event);
            var at = clock.instant().minusSeconds(300);
            Race.of(
                    2,
                    n ->
                            n == 0
                                    ? result(scan(steward(), ticket, ""))
                                    : upload(
                                                    phone,
                                                    List.of(
                                                            item(
                                                                    UUID.randomUUID(),
                                                                    ticket,
                                                                    event,
                                                                    phone,
                                                                    at,
                                                                    ADMITTED)))
                                            .toString());
        }
        assertThat(
                        get("/api/entry/events/" + event + "/counters", steward())
                                .get("admitted")
                                .asInt())
                .isEqualTo(8);
        // told before, the one at the gate is refused; told after, two people are inside
        assertThat(get("/api/entry/events/" + event + "/conflicts", steward()))
                .allSatisfy(conflict ->
                        assertThat(conflict.at("/first/gate").asString())
                                .isEqualTo("Gate of phone"));
    }

    @Test
    void more_than_a_page_is_refused() {
        var items = Collections.nCopies(51, "{\"scan_id\":\"x\"}");
        assertThat(
                        exchange(
                                POST,
                                "/api/entry/scans",
                                steward(),
                                "{\"scans\":[%s]}".formatted(String.join(",", items))))
                .hasStatus(422);
        assertThat(exchange(POST, "/api/entry/scans", steward(), "{\"scans\":[]}")).hasStatus(422);
    }
}
