package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.checkout.engine.Race;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Lists, hours, exits, supervisors and phones, on whatever database. */
abstract class DoorContract extends AtTheDoor {

    private static final RequestPostProcessor NOBODY = request -> request;

    @Test
    void the_same_scan_again_has_the_same_answer_and_admits_nobody_else() {
        var ticket = ticket(opened("Again", 5));
        var id = UUID.randomUUID();

        var first = scan(steward(), ticket, id, ",\"gate\":\"North\"");
        var again = scan(steward(), ticket, id, ",\"gate\":\"North\"");
        var other = scan(steward(), ticket, ",\"gate\":\"South\"");

        assertThat(result(first)).isEqualTo("admitted");
        assertThat(result(again)).isEqualTo("admitted");
        assertThat(again.get("used_at")).isEqualTo(first.get("used_at"));
        assertThat(again.get("gate")).isEqualTo(first.get("gate"));
        assertThat(result(other)).isEqualTo("already_used");
        assertThat(other.at("/ticket/name").asString()).isEqualTo("Ana Silva");
        assertThat(other.at("/details/seconds_ago").isNumber()).isTrue();
        assertThat(other.at("/details/device").asString()).isEqualTo("steward@example.org");
    }

    @RepeatedTest(5)
    void the_same_scan_at_once_is_one_scan() {
        var ticket = ticket(opened("At once", 5));
        var id = UUID.randomUUID();

        var answers = Race.of(8, n -> result(scan(steward(), ticket, id, "")));

        assertThat(answers).containsOnly("admitted");
        assertThat(
                        database.queryForObject(
                                "select count(*) from scan where scan_id = ?", Integer.class, id))
                .isOne();
    }

    @Test
    void of_two_gates_at_once_one_admits_a_hundred_times() {
        var event = opened("Two gates", 100);
        for (int round = 0; round < 25; round++)
            for (var ticket : tickets(event, 4).get("tickets")) {
                var answers =
                        Race.of(
                                2,
                                n ->
                                        result(
                                                scan(
                                                        steward(),
                                                        ticket,
                                                        ",\"gate\":\"Gate " + n + "\"")));
                assertThat(answers).containsExactlyInAnyOrder("admitted", "already_used");
            }
        var counters = get("/api/entry/events/" + event + "/counters", steward());
        assertThat(counters.get("admitted").asInt()).isEqualTo(100);
        assertThat(counters.get("passed").asInt()).isEqualTo(100);
    }

    @Test
    void another_ticket_with_the_id_of_a_scan_is_refused() {
        var event = opened("Taken", 5);
        var id = UUID.randomUUID();
        scan(steward(), ticket(event), id, "");

        var answer =
                exchange(
                        POST,
                        "/api/tickets/validate",
                        steward(),
                        "{\"token\":\"%s\",\"scan_id\":\"%s\"}"
                                .formatted(ticket(event).get("qr_token").asString(), id));

        assertThat(answer).hasStatus(409);
        assertThat(json(answer).get("type").asString()).endsWith("scan-id-taken");
    }

    @Test
    void the_doors_open_three_hours_before_and_close_six_hours_after() {
        var event = opened("Hours", 5);
        var ticket = ticket(event);
        startsAt(event, clock.instant().plus(Duration.ofHours(4)));

        var early = scan(steward(), ticket, "");
        assertThat(result(early)).isEqualTo("too_early");
        var opens = OffsetDateTime.parse(early.at("/details/opens_at").asString());
        assertThat(Duration.between(clock.instant(), opens.toInstant()))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
        assertThat(early.at("/details/time_zone").asString()).isEqualTo("Europe/Lisbon");

        startsAt(event, clock.instant().minus(Duration.ofHours(13)));
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("too_late");
        startsAt(event, clock.instant().plus(Duration.ofHours(2)));
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("admitted");
    }

    @Test
    void lists_of_their_own_do_not_use_a_ticket_and_name_the_right_gate() {
        var event = opened("Lists", 5);
        var lists =
                send(
                        PUT,
                        "/api/events/" + event + "/entry-lists",
                        organiser(),
                        200,
                        """
                        {"lists":[{"id":0,"name":"Main","ticket_type_ids":[%1$d]},
                                  {"name":"Backstage","mode":"free"},{"name":"Bar","mode":"once_per_day","reentry":true}]}
                        """
                                .formatted(event));
        assertThat(lists.at("/lists/1/id").asInt()).isOne();
        var ticket = ticket(event);

        assertThat(result(scan(steward(), ticket, ",\"list_id\":1"))).isEqualTo("admitted");
        assertThat(result(scan(steward(), ticket, ",\"list_id\":1"))).isEqualTo("admitted_again");
        assertThat(
                        database.queryForObject(
                                "select status from ticket where id = ?",
                                String.class,
                                ticket.get("id").asLong()))
                .isEqualTo("issued");
        assertThat(result(scan(steward(), ticket, ",\"list_id\":2"))).isEqualTo("admitted");
        assertThat(result(scan(steward(), ticket, ",\"list_id\":2"))).isEqualTo("already_used");
        assertThat(result(scan(steward(), ticket, ",\"list_id\":2,\"direction\":\"exit\"")))
                .isEqualTo("left");
        assertThat(result(scan(steward(), ticket, ",\"list_id\":2"))).isEqualTo("admitted_again");
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("admitted");

        var other = other(event);
        database.update(
                "update entry_list set types = ? where event_id = ? and id = 1",
                String.valueOf(other),
                event);
        var wrong = scan(steward(), ticket(event), ",\"list_id\":1");
        assertThat(result(wrong)).isEqualTo("wrong_gate");
        assertThat(wrong.at("/details/gates/0").asString()).isEqualTo("Main");
    }

    /** Of no ticket. */
    private static long other(long event) {
        return event + 1_000_000;
    }

    @Test
    void lists_that_make_no_sense_are_refused_with_the_field() {
        var event = opened("No sense", 5);
        var path = "/api/events/" + event + "/entry-lists";
        for (var wrong :
                new String[] {
                    "{\"lists\":[]}",
                    "{\"lists\":[{\"name\":\"Bar\"}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\" \"}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\"A\"},{\"name\":\"a\"}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\"A\"},{\"id\":7,\"name\":\"B\"}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\"A\",\"ticket_type_ids\":[999999]}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\"A\",\"opens_at\":\"soon\"}]}",
                    "{\"lists\":[{\"id\":0,\"name\":\"A\",\"opens_at\":\"2031-01-02T10:00\",\"closes_at\":\"2031-01-02T09:00\"}]}"
                }) assertThat(exchange(PUT, path, organiser(), wrong)).as(wrong).hasStatus(422);
        assertThat(exchange(PUT, path, steward(), "{\"lists\":[{\"id\":0,\"name\":\"A\"}]}"))
                .hasStatus(403);
    }

    @Test
    void a_supervisor_undoes_a_scan_and_the_ticket_admits_again() {
        var event = opened("Undo", 5);
        var ticket = ticket(event);
        var id = UUID.randomUUID();
        scan(steward(), ticket, id, "");
        var undo = "/api/entry/scans/" + id + "/undo";
        var why = "{\"why\":\"Wrong person\"}";

        assertThat(exchange(POST, undo, steward(), why)).hasStatus(403);
        assertThat(exchange(POST, undo, supervisor(), "{\"why\":\" \"}")).hasStatus(422);
        assertThat(send(POST, undo, supervisor(), 200, why).get("undone_at").isNull()).isFalse();
        send(POST, undo, supervisor(), 200, why);

        assertThat(
                        database.queryForObject(
                                "select status from ticket where id = ?",
                                String.class,
                                ticket.get("id").asLong()))
                .isEqualTo("issued");
        assertThat(get("/api/entry/events/" + event + "/counters", steward()).get("inside").asInt())
                .isZero();
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("admitted");
    }

    @Test
    void a_shift_later_nothing_is_undone() {
        var ticket = ticket(opened("Too late to undo", 5));
        var id = UUID.randomUUID();
        scan(steward(), ticket, id, "");
        database.update(
                "update scan set happened_at = ? where scan_id = ?",
                clock.instant().minus(Duration.ofHours(13)).atOffset(ZoneOffset.UTC),
                id);

        assertThat(
                        exchange(
                                POST,
                                "/api/entry/scans/" + id + "/undo",
                                supervisor(),
                                "{\"why\":\"Late\"}"))
                .hasStatus(409);
    }

    @Test
    void a_supervisor_blocks_a_ticket_and_may_let_in_all_the_same() {
        var event = opened("Blocked", 5);
        var ticket = ticket(event);
        var path = "/api/tickets/" + ticket.get("id").asLong();
        var why = "{\"why\":\"Reported as stolen\"}";
        assertThat(exchange(POST, path + "/block", steward(), why)).hasStatus(403);
        send(POST, path + "/block", supervisor(), 200, why);

        var blocked = scan(steward(), ticket, "");
        assertThat(result(blocked)).isEqualTo("blocked");
        assertThat(blocked.at("/details/why").asString()).isEqualTo("Reported as stolen");

        var force = ",\"force\":true,\"why\":\"She has her passport\"";
        assertThat(
                        exchange(
                                POST,
                                "/api/tickets/validate",
                                steward(),
                                "{\"token\":\"%s\"%s}"
                                        .formatted(ticket.get("qr_token").asString(), force)))
                .hasStatus(403);
        var forced = scan(supervisor(), ticket, force);
        assertThat(result(forced)).isEqualTo("admitted");
        assertThat(forced.at("/details/forced_by").asString()).isEqualTo("supervisor@example.org");
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("already_used");

        var second = ticket(event);
        var at = "/api/tickets/" + second.get("id").asLong();
        send(POST, at + "/block", supervisor(), 200, why);
        send(POST, at + "/unblock", supervisor(), 200, null);
        assertThat(result(scan(steward(), second, ""))).isEqualTo("admitted");
    }

    @Test
    void a_supervisor_finds_people_by_name_and_a_steward_does_not() {
        var event = opened("Names", 5);
        book(event, 1, "Nguyễn Thị Minh Châu", "minh.chau.door@example.org");
        var path = "/api/entry/events/" + event + "/tickets?q=minh chau";

        assertThat(exchange(GET, path, steward(), null)).hasStatus(403);
        var found = get(path, supervisor());
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/ticket/name").asString()).isEqualTo("Nguyễn Thị Minh Châu");
        assertThat(get("/api/entry/events/" + event + "/tickets?q=%25", supervisor())).isEmpty();
    }

    @Test
    void a_phone_with_a_link_stands_at_one_door_until_the_link_is_revoked() {
        var event = opened("Link", 5);
        var elsewhere = opened("Elsewhere", 5);
        var made =
                send(
                        POST,
                        "/api/entry/devices",
                        organiser(),
                        201,
                        "{\"event_id\":%d,\"name\":\"Gate B\"}".formatted(event));
        var key = made.get("link").asString().replaceFirst(".*#key=", "");
        RequestPostProcessor phone =
                request -> {
                    request.addHeader("Entry-Device", key);
                    return request;
                };

        var events = get("/api/entry/events", phone);
        assertThat(events.get("events")).hasSize(1);
        assertThat(events.at("/events/0/id").asLong()).isEqualTo(event);
        assertThat(events.at("/events/0/role").asString()).isEqualTo("steward");
        assertThat(result(scan(phone, ticket(event), ""))).isEqualTo("admitted");
        assertThat(result(scan(phone, ticket(elsewhere), ""))).isEqualTo("wrong_event");
        assertThat(exchange(GET, "/api/entry/events/" + elsewhere + "/snapshot", phone, null))
                .hasStatus(404);
        assertThat(exchange(GET, "/api/entry/devices?event_id=" + event, phone, null))
                .hasStatus(401);

        send(DELETE, "/api/entry/devices/" + made.get("id").asLong(), organiser(), 204, null);
        assertThat(exchange(GET, "/api/entry/events", phone, null)).hasStatus(401);
        assertThat(exchange(GET, "/api/entry/events", NOBODY, null)).hasStatus(401);
        assertThat(
                        database.queryForObject(
                                "select count(*) from entry_device where key_hash = ?",
                                Integer.class,
                                key))
                .as("the key itself is kept nowhere")
                .isZero();
    }

    @Test
    void a_snapshot_has_the_tickets_and_then_only_what_changed() {
        var event = opened("Snapshot", 5);
        var path = "/api/entry/events/" + event + "/snapshot?device_id=phone-1&gate=North&unsent=2";
        var ticket = ticket(event);

        var full = get(path, steward());
        assertThat(full.get("full").asBoolean()).isTrue();
        assertThat(full.at("/blocks/0/states").asString()).isEqualTo("v");
        assertThat(full.at("/blocks/0/ids/0").asLong()).isEqualTo(ticket.get("id").asLong());
        assertThat(full.toString()).doesNotContain("Ana Silva");

        var nothing = get(path + "&since=" + full.get("cursor").asString(), steward());
        assertThat(nothing.get("full").asBoolean()).isFalse();
        assertThat(nothing.get("blocks")).isEmpty();

        var second = ticket(event);
        scan(steward(), second, "");
        var id = second.get("id").asLong();
        send(
                POST,
                "/api/tickets/" + ticket.get("id").asLong() + "/block",
                supervisor(),
                200,
                "{\"why\":\"Stolen\"}");
        var changed = get(path + "&since=" + nothing.get("cursor").asString(), steward());
        assertThat(changed.at("/blocks/0/states").asString()).isEqualTo("bv");
        assertThat(changed.at("/admissions/ids/0").asLong()).isEqualTo(id);
        assertThat(changed.at("/admissions/states").asString()).isEqualTo("i");

        for (var odd : new String[] {"x", "%25%25", "AAAA", "A".repeat(5000)})
            assertThat(get(path + "&since=" + odd, steward()).get("full").asBoolean()).isTrue();

        send(
                PUT,
                "/api/events/" + event + "/entry-staff",
                organiser(),
                200,
                "{\"names_offline\":true}");
        var named = get(path + "&since=" + changed.get("cursor").asString(), steward());
        assertThat(named.at("/blocks/0/names/0").asString()).isEqualTo("Ana Silva");

        var devices = get("/api/entry/devices?event_id=" + event, organiser());
        assertThat(devices.at("/phones/0/device").asString()).isEqualTo("phone-1");
        assertThat(devices.at("/phones/0/unsent").asInt()).isEqualTo(2);
        assertThat(devices.at("/phones/0/gate").asString()).isEqualTo("North");
    }

    @Test
    void counters_say_who_is_expected_who_came_and_who_is_inside() {
        var event = opened("Counted", 10);
        var booking = tickets(event, 3);
        scan(steward(), booking.at("/tickets/0"), ",\"gate\":\"North\"");
        scan(steward(), booking.at("/tickets/1"), ",\"gate\":\"South\"");
        scan(steward(), booking.at("/tickets/1"), ",\"gate\":\"South\",\"direction\":\"exit\"");
        scan(steward(), booking.at("/tickets/1"), ",\"gate\":\"South\"");

        var counters = get("/api/entry/events/" + event + "/counters", steward());

        assertThat(get("/api/entry/events", steward()).get("events").findValuesAsString("id"))
                .contains(String.valueOf(event));
        assertThat(counters.get("expected").asInt()).isEqualTo(3);
        assertThat(counters.get("admitted").asInt()).isEqualTo(2);
        assertThat(counters.get("passed").asInt()).isEqualTo(2);
        assertThat(counters.get("inside").asInt()).isOne();
        assertThat(counters.at("/by_gate/0/gate").asString()).isEqualTo("North");
        assertThat(counters.at("/by_type/0/expected").asInt()).isEqualTo(3);
        assertThat(counters.get("per_minute")).isNotEmpty();
    }

    @Test
    void copied_lists_keep_their_hours_on_the_wall() {
        var from = opened("Copied from", 5);
        var to = opened("Copied to", 5);
        startsAt(from, OffsetDateTime.parse("2031-03-29T20:00:00Z").toInstant());
        startsAt(to, OffsetDateTime.parse("2031-04-05T19:00:00Z").toInstant());
        send(
                PUT,
                "/api/events/" + from + "/entry-lists",
                organiser(),
                200,
                """
                {"lists":[{"id":0,"name":"Entry","opens_at":"2031-03-29T18:00","closes_at":"2031-03-30T03:00"}]}
                """);

        var copied =
                send(
                        POST,
                        "/api/events/" + to + "/entry-lists/copy",
                        organiser(),
                        200,
                        "{\"from\":\"EV%d\"}".formatted(from));

        assertThat(copied.at("/lists/0/opens_at").asString()).startsWith("2031-04-05T18:00");
        assertThat(copied.at("/lists/0/closes_at").asString()).startsWith("2031-04-06T03:00");
        JsonNode none = get("/api/events/" + opened("Not copied", 5) + "/entry-lists", organiser());
        assertThat(none.at("/lists/0/usual_hours").asBoolean()).isTrue();
    }

    @Test
    void the_page_of_the_doors_keeps_what_was_typed_and_stores_what_is_right() {
        var event = opened("Page", 5);
        var page = "/admin/tickets/attendees/EV" + event + "/entry";

        var bad =
                mvc.post()
                        .uri(page)
                        .with(organiser())
                        .param("stewards", "rui@example.org\nnobody")
                        .param("lists[0].id", "0")
                        .param("lists[0].name", "Main gate")
                        .param("lists[0].opensAt", "2031-01-02T20:00")
                        .param("lists[0].closesAt", "2031-01-02T19:00")
                        .exchange();
        assertThat(bad)
                .hasStatus(422)
                .bodyText()
                .contains("nobody is no e-mail address", "Main gate");

        var late =
                mvc.post()
                        .uri(page)
                        .with(organiser())
                        .param("stewards", "rui@example.org")
                        .param("lists[0].id", "0")
                        .param("lists[0].name", "Main gate")
                        .param("lists[0].opensAt", "2031-01-02T20:00")
                        .param("lists[0].closesAt", "2031-01-02T19:00")
                        .exchange();
        assertThat(late).hasStatus(422).bodyText().contains("must be after the doors open");
        assertThat(get("/api/events/" + event + "/entry-staff", organiser()).get("staff"))
                .as("nothing is stored by halves")
                .hasSize(2);

        assertThat(
                        mvc.post()
                                .uri(page)
                                .with(organiser())
                                .param("stewards", "Rui@example.org, zé@example.org")
                                .param("supervisors", "ana@example.org")
                                .param("lists[0].id", "0")
                                .param("lists[0].name", "Main gate")
                                .param("lists[0].reentry", "true")
                                .param("lists[1].name", " ")
                                .param("lists[2].name", "Bar")
                                .param("lists[2].types", String.valueOf(event))
                                .param("lists[2].mode", "FREE"))
                .hasStatus(302)
                .hasRedirectedUrl(page + "?done=saved");
        var lists = get("/api/events/" + event + "/entry-lists", organiser());
        assertThat(lists.get("lists").findValuesAsString("name"))
                .containsExactly("Main gate", "Bar");
        assertThat(lists.at("/lists/0/reentry").asBoolean()).isTrue();
        assertThat(lists.at("/lists/1/ticket_type_ids/0").asLong()).isEqualTo(event);
        assertThat(get("/api/events/" + event + "/entry-staff", organiser()).get("staff"))
                .hasSize(3);

        var shown = mvc.get().uri(page).with(organiser()).exchange();
        assertThat(shown).hasStatus(200).bodyText().contains("Main gate", "Bar", "rui@example.org");
        var linked =
                mvc.post()
                        .uri(page + "/devices")
                        .with(organiser())
                        .param("name", "Gate B")
                        .exchange();
        assertThat(linked).hasStatus(200).bodyText().contains("/entry#key=", "<path");
        assertThat(mvc.post().uri(page + "/devices").with(organiser()).param("name", " "))
                .hasStatus(422);
        assertThat(mvc.post().uri(page + "/copy").with(organiser()).param("from", "EV999999"))
                .hasStatus(422)
                .bodyText()
                .contains("No event of yours");
        var strange = TestTokens.account(99, "x@example.org", "ORGANIZER");
        assertThat(mvc.get().uri(page).with(strange)).hasStatus(404);
    }

    @Test
    void afterwards_it_is_known_who_came_when_and_through_which_gate() {
        var event = opened("Afterwards", 5);
        var booking = tickets(event, 3);
        scan(steward(), booking.at("/tickets/0"), ",\"gate\":\"North\"");
        scan(steward(), booking.at("/tickets/1"), ",\"gate\":\"North\"");
        scan(steward(), booking.at("/tickets/1"), ",\"direction\":\"exit\"");

        var came = get("/api/events/" + event + "/attendance", organiser());

        assertThat(came.get("expected").asInt()).isEqualTo(3);
        assertThat(came.get("admitted").asInt()).isEqualTo(2);
        assertThat(came.get("no_shows").asInt()).isOne();
        assertThat(came.get("first_in").isNull()).isFalse();
        assertThat(came.get("last_out").isNull()).isFalse();
        assertThat(came.get("quarters").findValuesAsString("gate")).containsOnly("North");
        var file =
                mvc.get()
                        .uri("/admin/tickets/attendees/EV" + event + "/attendance/export.csv")
                        .with(organiser())
                        .exchange();
        assertThat(file).hasStatus(200).bodyText().contains("North", "Europe/Lisbon");
        assertThat(exchange(GET, "/api/events/" + event + "/attendance", steward(), null))
                .hasStatus(403);
    }

    @Test
    void a_day_ticket_stays_used_when_another_day_is_undone() {
        var event = opened("Days", 5);
        send(
                PUT,
                "/api/events/" + event + "/entry-lists",
                organiser(),
                200,
                "{\"lists\":[{\"id\":0,\"name\":\"Days\",\"mode\":\"once_per_day\"}]}");
        var ticket = ticket(event);
        scan(steward(), ticket, "");
        database.update(
                "update scan set entry_day = entry_day - 1 where ticket_id = ?",
                ticket.get("id").asLong());
        database.update(
                "update admission set entry_day = entry_day - 1 where ticket_id = ?",
                ticket.get("id").asLong());
        var second = UUID.randomUUID();

        assertThat(result(scan(steward(), ticket, second, ""))).isEqualTo("admitted");
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("already_used");
        send(POST, "/api/entry/scans/" + second + "/undo", supervisor(), 200, "{\"why\":\"Oops\"}");

        assertThat(
                        database.queryForObject(
                                "select status from ticket where id = ?",
                                String.class,
                                ticket.get("id").asLong()))
                .isEqualTo("used");
        assertThat(result(scan(steward(), ticket, ""))).isEqualTo("admitted");
    }
}
