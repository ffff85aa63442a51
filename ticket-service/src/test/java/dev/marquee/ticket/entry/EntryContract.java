package dev.marquee.ticket.entry;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.checkout.engine.Invariants;
import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.qr.TicketClaim;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** The door, on whatever database. */
abstract class EntryContract extends RunningService {

    private static final AtomicLong GUESTS = new AtomicLong();
    private static final long OWNER = 81;
    private static final Caller DOOR =
            new Caller(4, "Ed", "entry@ticket.local", true, Set.of("ENTRY_MANAGER"));

    @Autowired private AdmitTicket admitTicket;
    @Autowired private TicketTokens tokens;
    @Autowired private CancelBooking cancelBooking;
    @Autowired private JdbcTemplate database;

    @AfterEach
    void no_rule_is_broken() {
        Invariants.hold(database);
    }

    @Test
    void a_ticket_is_admitted_once_and_whoever_comes_later_learns_when_and_where() {
        var booking = booked(2);
        var ticket = booking.at("/tickets/0");

        var first = json(scan(token(ticket), "North", entryStaff()));
        var second = json(scan(token(ticket), "South", entryStaff()));

        assertThat(result(first)).isEqualTo("admitted");
        assertThat(first.get("gate").asString()).isEqualTo("North");
        assertThat(first.at("/ticket/code").asString()).isEqualTo(ticket.get("code").asString());
        assertThat(first.at("/ticket/name").asString()).isEqualTo("Ana Silva");
        assertThat(first.at("/ticket/ticket_type").asString()).isEqualTo("Standing");
        assertThat(result(second)).isEqualTo("already_used");
        assertThat(second.get("used_at")).isEqualTo(first.get("used_at"));
        assertThat(second.get("gate").asString()).isEqualTo("North");
        assertThat(result(json(type(ticket.get("code").asString(), entryStaff()))))
                .isEqualTo("already_used");
        assertThat(result(json(scan(token(booking.at("/tickets/1")), null, entryStaff()))))
                .isEqualTo("admitted");
    }

    @Test
    void a_code_is_typed_in_any_case() {
        var code = booked(1).at("/tickets/0/code").asString();

        assertThat(result(json(type(" " + code.toLowerCase(java.util.Locale.ROOT), admin()))))
                .isEqualTo("admitted");
        for (var none : List.of(code + "99", "EV999999-1", "EV1", "EV1-0", "ev1-99999999999", "%"))
            assertThat(result(json(type(none, admin())))).as(none).isEqualTo("unknown");
    }

    @Test
    void what_was_not_made_here_is_forged() {
        var token = token(booked(1).at("/tickets/0"));
        var changed =
                token.substring(0, 9) + (token.charAt(9) == 'A' ? 'B' : 'A') + token.substring(10);

        for (var forged : List.of(changed, token + "A", "NONSENSE", "{{7*7}}", "ü".repeat(1000)))
            assertThat(result(json(scan(forged, "North", entryStaff()))))
                    .as(forged)
                    .isEqualTo("forged");
        assertThat(result(json(scan(token, "North", entryStaff())))).isEqualTo("admitted");
    }

    /** As after a restore, or with another database and the old key. */
    @Test
    void a_genuine_token_admits_to_the_ticket_it_was_signed_for_and_to_no_other() {
        var ticket = booked(2).at("/tickets/0");
        var claim = tokens.verify(token(ticket)).orElseThrow();
        var event = claim.eventId();
        var number = claim.number();
        var id = claim.ticketId();

        for (var other :
                List.of(
                        tokens.token(event + 1, number, id, 0),
                        tokens.token(event, number + 1, id, 0),
                        tokens.token(event, number, id + 1, 0)))
            assertThat(result(json(scan(other, "North", entryStaff())))).isEqualTo("forged");
        assertThat(result(json(scan(token(ticket), "North", entryStaff())))).isEqualTo("admitted");
    }

    @Test
    void what_a_ticket_was_before_it_was_handed_on_is_replaced() {
        var ticket = booked(1).at("/tickets/0");
        var id = ticket.get("id").asLong();
        var claim = tokens.verify(token(ticket)).orElseThrow();
        var code = ticket.get("code").asString();
        var first = handOn(claim, 1);
        var firstCode = tokens.entryCode(code, first);
        var second = handOn(claim, 2);

        for (var old : List.of(token(ticket), token(first))) {
            var answer = json(scan(old, "North", entryStaff()));
            assertThat(result(answer)).isEqualTo("replaced");
            assertThat(answer.get("handed_on_at").asString()).isEqualTo("2026-05-12T12:03:00Z");
            assertThat(answer.at("/ticket/id").asLong()).isEqualTo(id);
        }
        assertThat(result(json(type(code, entryStaff())))).isEqualTo("replaced");
        assertThat(result(json(type(firstCode, entryStaff())))).isEqualTo("replaced");
        assertThat(result(json(type(code + "-AAAA", entryStaff())))).isEqualTo("unknown");
        var later = new TicketClaim(claim.eventId(), claim.number(), id, 3);
        assertThat(result(json(scan(token(later), "North", entryStaff())))).isEqualTo("forged");

        assertThat(result(json(type(tokens.entryCode(code, second), entryStaff()))))
                .isEqualTo("admitted");
        assertThat(result(json(scan(token(second), "North", entryStaff()))))
                .isEqualTo("already_used");
        assertThat(result(json(scan(token(first), "North", entryStaff())))).isEqualTo("replaced");
    }

    private TicketClaim handOn(TicketClaim ticket, int revision) {
        jdbc.sql(
                        "update ticket set revision = :revision, handed_on_at = timestamp with time zone '2026-05-12 12:03:00+00' where id = :id")
                .param("revision", revision)
                .param("id", ticket.ticketId())
                .update();
        return new TicketClaim(ticket.eventId(), ticket.number(), ticket.ticketId(), revision);
    }

    private String token(TicketClaim claim) {
        return tokens.token(claim.eventId(), claim.number(), claim.ticketId(), claim.revision());
    }

    @Test
    void what_is_void_or_only_reserved_is_not_admitted() {
        var booking = booked(1);
        cancelBooking.handle(booking.get("id").asLong(), new Actor("Rita", true));
        assertThat(result(json(scan(token(booking.at("/tickets/0")), "North", entryStaff()))))
                .isEqualTo("cancelled");

        var reserved =
                post(
                        "/api/tickets",
                        201,
                        """
                        {"event_id":%d,"quantity":1,"customer_name":"Ana","customer_email":"%s"}
                        """
                                .formatted(assigned("Reserved"), newGuest()));
        var code = reserved.at("/tickets/0/code").asString();
        assertThat(result(json(type(code, entryStaff())))).isEqualTo("not_confirmed");
    }

    @Test
    void a_gate_admits_to_its_own_event() {
        var ticket = booked(1).at("/tickets/0");
        var elsewhere = onSale("Elsewhere", 5, OWNER);

        var answer =
                json(
                        validate(
                                """
                                {"token":"%s","gate":"North","event_id":%d}
                                """
                                        .formatted(token(ticket), elsewhere),
                                entryStaff()));

        assertThat(result(answer)).isEqualTo("wrong_event");
        assertThat(answer.at("/ticket/event_name").asString()).isEqualTo("At the door");
        assertThat(result(json(scan(token(ticket), "North", entryStaff())))).isEqualTo("admitted");
    }

    @Test
    void an_organiser_and_its_programs_admit_to_their_own_events_and_see_no_others() {
        var booking = booked(3);
        for (var stranger :
                List.of(account(82, "other@example.org", "ORGANIZER"), program(82, "entry"))) {
            var answer = scan(token(booking.at("/tickets/0")), "North", stranger);
            assertThat(result(json(answer))).isEqualTo("wrong_event");
            assertThat(json(answer).get("ticket").isNull()).isTrue();
        }
        var code = booking.at("/tickets/0/code").asString();
        assertThat(result(json(type(code, program(82, "entry"))))).isEqualTo("wrong_event");

        assertThat(
                        result(
                                json(
                                        scan(
                                                token(booking.at("/tickets/0")),
                                                "North",
                                                account(OWNER, "o@example.org", "ORGANIZER")))))
                .isEqualTo("admitted");
        assertThat(
                        result(
                                json(
                                        scan(
                                                token(booking.at("/tickets/1")),
                                                "North",
                                                program(OWNER, "entry")))))
                .isEqualTo("admitted");
    }

    @Test
    void until_somebody_is_assigned_all_staff_admits_and_then_only_they_do() {
        var event = onSale("Assigned later", 5, OWNER);
        var booking = book(event, 3, "Ana Silva", newGuest());
        var first = token(booking.at("/tickets/0"));
        var early = token(booking.at("/tickets/2"));
        assertThat(result(json(scan(early, "North", entryStaff())))).isEqualTo("admitted");

        staff(event, "{\"staff\":[{\"email\":\"entry@ticket.local\",\"role\":\"steward\"}]}");
        assertThat(result(json(scan(first, "North", entryStaff())))).isEqualTo("admitted");
        assertThat(
                        result(
                                json(
                                        scan(
                                                first,
                                                "North",
                                                account(4, "else@ticket.local", "ENTRY_MANAGER")))))
                .isEqualTo("wrong_event");

        staff(event, "{\"staff\":[]}");
        var second = token(booking.at("/tickets/1"));
        assertThat(result(json(scan(second, "North", entryStaff())))).isEqualTo("wrong_event");
        staff(event, "{\"any_staff\":true}");
        assertThat(result(json(scan(second, "North", entryStaff())))).isEqualTo("admitted");
    }

    private void staff(long event, String change) {
        assertThat(
                        mvc.put()
                                .uri("/api/events/{id}/entry-staff", event)
                                .with(account(OWNER, "o@example.org", "ORGANIZER"))
                                .contentType(APPLICATION_JSON)
                                .content(change))
                .hasStatus(200);
    }

    @Test
    void the_door_is_not_for_everybody() {
        var body = "{\"code\":\"EV1-1\"}";
        assertThat(validate(body, request -> request)).hasStatus(401);
        assertThat(validate(body, customer())).hasStatus(403);
        assertThat(validate(body, account(5, "support@ticket.local", "SUPPORT"))).hasStatus(403);
        assertThat(validate(body, program(OWNER, "bookings:write"))).hasStatus(403);
    }

    @Test
    void without_token_and_code_nothing_can_be_said() {
        for (var body :
                List.of(
                        "{}",
                        "{\"gate\":\"North\"}",
                        "{\"token\":\" \",\"code\":\"\"}",
                        "{\"code\":\"EV1-1\",\"gate\":\"%s\"}".formatted("x".repeat(61)),
                        "{\"token\":\"%s\"}".formatted("A".repeat(10_240)),
                        "{\"code\":\"EV1-1\",\"event_id\":0}"))
            assertThat(validate(body, admin())).as(body).hasStatus(422);
    }

    @Test
    void programs_hear_of_who_came_in() {
        var ticket = booked(1).at("/tickets/0");
        var answer = json(scan(token(ticket), "North", entryStaff()));
        var id = ticket.get("id").asLong();

        await().untilAsserted(() -> assertThat(webhooks(id)).hasSize(1));
        var webhook = webhooks(id).getFirst();
        assertThat(webhook.get("key").asString()).isEqualTo("ticket.used:" + id);
        assertThat(webhook.get("organizer_id").asLong()).isEqualTo(OWNER);
        assertThat(webhook.get("occurred_at")).isEqualTo(answer.get("used_at"));
        assertThat(webhook.get("data").toString())
                .isEqualTo(
                        """
                        {"ticket_id":%d,"code":%s,"event_id":%d,"gate":"North","used_at":%s}\
                        """
                                .formatted(
                                        id,
                                        ticket.get("code"),
                                        answer.at("/ticket/event_id").asLong(),
                                        answer.get("used_at")));
    }

    @RepeatedTest(5)
    void of_all_gates_at_once_one_admits() {
        var token = token(booked(1).at("/tickets/0"));

        var outcomes =
                Race.of(
                        12,
                        n -> admitTicket.handle(reading(token, "Gate " + n), DoorKeeper.of(DOOR)));

        assertThat(outcomes).filteredOn(outcome -> outcome.result() == Outcome.ADMITTED).hasSize(1);
        var winner =
                outcomes.stream()
                        .filter(outcome -> outcome.result() == Outcome.ADMITTED)
                        .findFirst()
                        .orElseThrow();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.result() == Outcome.ALREADY_USED)
                .hasSize(11)
                .allMatch(outcome -> winner.gate().equals(outcome.gate()));
    }

    @Test
    void control_looking_first_admits_more_than_one() {
        var ticket = booked(1).at("/tickets/0/id").asLong();
        var lookedAll = new CyclicBarrier(12);

        var admitted =
                Race.of(
                        12,
                        n -> {
                            var status =
                                    jdbc.sql("select status from ticket where id = ?")
                                            .param(ticket)
                                            .query(String.class)
                                            .single();
                            waitFor(lookedAll);
                            if (!status.equals("issued")) return false;
                            jdbc.sql(
                                            "update ticket set status = 'used', used_at = current_timestamp where id = ?")
                                    .param(ticket)
                                    .update();
                            return true;
                        });

        assertThat(admitted).filteredOn(in -> in).hasSizeGreaterThan(1);
    }

    private static void waitFor(CyclicBarrier all) throws Exception {
        try {
            all.await(2, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            Thread.yield(); // fewer of them have looked, then
        }
    }

    @RepeatedTest(10)
    void a_ticket_is_admitted_or_given_back_and_never_both() {
        var booking = booked(2);
        var id = booking.get("id").asLong();
        var token = token(booking.at("/tickets/0"));

        var admitted =
                Race.of(
                                2,
                                n -> {
                                    if (n == 0)
                                        return admitTicket
                                                .handle(
                                                        reading(token, "North"),
                                                        DoorKeeper.of(DOOR))
                                                .result();
                                    try {
                                        cancelBooking.handle(id, Actor.BUYER);
                                    } catch (ErrorResponseException e) {
                                        assertThat(e.getStatusCode().value()).isEqualTo(409);
                                    }
                                    return Outcome.UNKNOWN;
                                })
                        .contains(Outcome.ADMITTED);

        assertThat(
                        json(mvc.get().uri("/api/bookings/{id}", id).with(admin()).exchange())
                                .get("status")
                                .asString())
                .isEqualTo(admitted ? "confirmed" : "cancelled");
    }

    private JsonNode booked(int quantity) {
        return book(assigned("At the door"), quantity, "Ana Silva", newGuest());
    }

    /** An event on sale, whose doors the account for entry stands at. */
    private long assigned(String name) {
        var event = onSale(name, 5, OWNER);
        assertThat(
                        mvc.put()
                                .uri("/api/events/{id}/entry-staff", event)
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        """
                                        {"staff":[{"email":"Entry@ticket.local","role":"steward"}]}
                                        """))
                .hasStatus(200);
        return event;
    }

    private static Reading reading(String token, String gate) {
        return new Reading(
                UUID.randomUUID(),
                token,
                null,
                null,
                null,
                Direction.ENTRY,
                gate,
                null,
                false,
                null,
                ScanTime.now(null, null, Instant.now()));
    }

    private static String newGuest() {
        return "guest-%d@example.org".formatted(GUESTS.incrementAndGet());
    }

    private static RequestPostProcessor entryStaff() {
        return account(4, "entry@ticket.local", "ENTRY_MANAGER");
    }

    private MvcTestResult scan(String token, String gate, RequestPostProcessor caller) {
        return validate(
                gate == null
                        ? "{\"token\":\"%s\"}".formatted(token)
                        : "{\"token\":\"%s\",\"gate\":\"%s\"}".formatted(token, gate),
                caller);
    }

    private MvcTestResult type(String code, RequestPostProcessor caller) {
        return validate("{\"code\":\"%s\",\"gate\":\"North\"}".formatted(code), caller);
    }

    private MvcTestResult validate(String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri("/api/tickets/validate")
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String token(JsonNode ticket) {
        return ticket.get("qr_token").asString();
    }

    private static String result(JsonNode answer) {
        return answer.get("result").asString();
    }

    private List<JsonNode> webhooks(long ticket) {
        return others.told("webhook-events").stream()
                .flatMap(body -> body.get("events").valueStream())
                .filter(event -> event.at("/data/ticket_id").asLong(-1) == ticket)
                .toList();
    }
}
