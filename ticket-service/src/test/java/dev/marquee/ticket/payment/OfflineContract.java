package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.checkout.engine.Invariants;
import dev.marquee.ticket.checkout.engine.Race;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Bank transfer and cash: tickets wait for the money, and staff say that it is here. */
abstract class OfflineContract extends PaymentTests {

    @Autowired private JdbcTemplate database;

    @AfterEach
    void what_must_hold_at_any_moment_holds() {
        Invariants.hold(database);
    }

    private static final String PAYEE = "Cais Vivo\\nIBAN DE02 1203 0000 0000 2020 51";
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private long event(int capacity, String methods, int days) {
        var event = onSale("Lantern Night", capacity, 2);
        push(event, 2, capacity, methods, days, startOf(event));
        return event;
    }

    private long event(int capacity) {
        return event(capacity, "\"card\",\"bank-transfer\",\"cash\"", 7);
    }

    private void push(
            long event, int version, int capacity, String methods, int days, Instant start) {
        var terms =
                """
                {"event_id":%1$d,"code":"EV%1$d","version":%2$d,"name":"Lantern Night","starts_at":"%3$s","ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":4,
                 "status":"published","currency":"EUR",
                 "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":2400,"quantity":%4$d,"position":0}],
                 "payment":{"hold_minutes":10,"retries":true,"refund_mode":"request","refund_until_hours":0,"refund_fee_minor":0,"refund_fee_bp":0,
                            "methods":[%5$s],"transfer_days":%6$d,"bank_details":"%7$s"}}
                """
                        .formatted(event, version, start, capacity, methods, days, PAYEE);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(APPLICATION_JSON)
                                .content(terms))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private Instant heldUntil(Held held) {
        return jdbc.sql("select expires_at from booking where id = ?")
                .param(held.id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private MvcTestResult by(Held held, String method) {
        return payWith(held, "{\"method\":\"%s\"}".formatted(method));
    }

    private Held transferring(long event, int quantity) {
        var held = hold(event, quantity);
        assertThat(by(held, "bank-transfer")).hasStatus(202);
        return held;
    }

    private String reference(Held held) {
        return payment(held).at("/instructions/reference").asString();
    }

    private MvcTestResult markPaid(Held held) {
        return mvc.post().uri("/admin/tickets/{id}/confirm", held.id()).with(admin()).exchange();
    }

    private List<String> mailKinds(Held held) {
        return others.mailsTo(held.email()).stream()
                .map(mail -> mail.get("kind").asString())
                .toList();
    }

    @Test
    void a_transfer_keeps_the_tickets_for_its_days_and_says_where_the_money_goes() {
        var held = hold(event(5), 2);
        assertThat(payment(held).get("methods").valueStream().map(JsonNode::asString))
                .containsExactly("card", "bank-transfer", "cash");

        var answer = by(held, "bank-transfer");

        assertThat(answer).hasStatus(202);
        var state = json(answer);
        assertThat(state.get("state").asString()).isEqualTo("pending");
        assertThat(state.get("provider").asString()).isEqualTo("offline");
        assertThat(state.get("test_mode").asBoolean()).isFalse();
        var how = state.get("instructions");
        assertThat(how.get("reference").asString()).matches("RF\\d\\d( \\d{4}){2}");
        assertThat(how.get("payee").asString()).contains("IBAN DE02");
        assertThat(how.get("amount").asString()).isEqualTo("48.00");
        var until = Instant.parse(how.get("deadline").asString());
        assertThat(until).isEqualTo(heldUntil(held));
        assertThat(until.atZone(LISBON).toLocalTime()).isEqualTo(LocalTime.of(23, 59, 0));
        assertThat(until.atZone(LISBON).toLocalDate())
                .isEqualTo(clock.instant().atZone(LISBON).toLocalDate().plusDays(7));
        assertThat(json(by(held, "bank-transfer")).at("/instructions/reference"))
                .as("the same attempt")
                .isEqualTo(how.get("reference"));

        await().untilAsserted(() -> assertThat(mailKinds(held)).containsExactly("payment-awaited"));
        var mail = others.mailsTo(held.email()).getFirst();
        assertThat(mail.at("/data/payment/instructions/reference")).isEqualTo(how.get("reference"));
        assertThat(mail.at("/data/payment/instructions/payee").asString()).contains("IBAN");
        assertThat(mail.at("/data/tickets/0").has("token")).isFalse();

        assertThat(markPaid(held)).hasStatus(302);
        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(tickets(held)).containsOnly("issued");
        assertThat(attempts(held)).containsExactly("succeeded/booking/");
        assertThat(isOpen(held)).isFalse();
        assertThat(confirmations(held)).isEqualTo(1);
    }

    @Test
    void the_buyer_is_reminded_when_half_of_the_time_is_over_unless_it_is_paid() {
        var event = event(5);
        var waits = transferring(event, 1);
        var paid = transferring(event, 1);
        var short_ = hold(event, 1);
        assertThat(pay(short_, APPROVAL)).hasStatus(202);
        await().untilAsserted(() -> {
            assertThat(mailKinds(waits)).containsExactly("payment-awaited");
            assertThat(mailKinds(paid)).containsExactly("payment-awaited");
        });
        assertThat(markPaid(paid)).hasStatus(302);

        clock.pass(Duration.ofDays(4));

        await().untilAsserted(() ->
                assertThat(mailKinds(waits))
                        .containsExactly("payment-awaited", "payment-reminder"));
        assertThat(mailKinds(paid)).doesNotContain("payment-reminder");
        assertThat(mailKinds(short_)).doesNotContain("payment-reminder");
        assertThat(status(waits))
                .as("looked at for days, and not given up")
                .isEqualTo("pending_payment");
        assertThat(attempts(waits)).containsExactly("pending/booking/");
    }

    @Test
    void what_is_not_offered_is_refused() {
        var card = hold(priced(5), 1);
        for (var method : List.of("bank-transfer", "cash", "cheque"))
            assertProblem(by(card, method), 422, "invalid-input");
        var soon = hold(event(5, "\"card\",\"bank-transfer\"", 60), 1);
        assertThat(payment(soon).get("methods").valueStream().map(JsonNode::asString))
                .as("sixty days are more than are left")
                .containsExactly("card");
        assertProblem(by(soon, "bank-transfer"), 422, "invalid-input");
        assertThat(pay(soon, GOOD)).hasStatusOk();
    }

    @Test
    void another_way_to_pay_takes_the_place_of_a_transfer_and_gives_its_time_back() {
        var held = transferring(event(5), 1);

        assertThat(pay(held, DECLINED)).hasStatus(402);

        assertThat(attempts(held))
                .containsExactly("failed/booking/method-changed", "failed/booking/card-declined");
        assertThat(heldUntil(held)).isBeforeOrEqualTo(clock.instant().plus(HOLD));
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertPaidOnce(held);
        assertThat(payment(held).get("provider").asString()).isEqualTo("simulated");
    }

    @Test
    void an_attempt_with_a_provider_gives_way_to_nothing() {
        var event = event(5);
        var held = onProvidersPage(event, 1);
        assertThat(by(held, "bank-transfer")).hasStatus(202);
        assertThat(attempts(held)).containsExactly("pending/booking/");
        assertThat(payment(held).get("action_url").isNull()).isFalse();
    }

    @Test
    void tickets_whose_money_does_not_come_are_on_sale_again() {
        var event = event(5);
        var held = transferring(event, 2);
        clock.pass(Duration.ofDays(6));
        assertThat(status(held)).isEqualTo("pending_payment");
        clock.pass(Duration.ofDays(2));
        until(held, "expired");
        assertThat(left(event)).isEqualTo(5);
        assertThat(attempts(held)).containsExactly("failed/booking/hold-over");
    }

    @Test
    void cash_is_taken_at_the_door_where_the_tickets_are_not_good_before() {
        var event = event(5);
        var held = hold(event, 1);
        var answer = json(by(held, "cash"));
        assertThat(answer.at("/instructions/method").asString()).isEqualTo("cash");
        assertThat(answer.at("/instructions").has("payee")).isFalse();
        assertThat(heldUntil(held)).isEqualTo(startOf(event));
        assertThat(scan(held)).isEqualTo("not_paid");

        var later = startOf(event).plus(Duration.ofDays(3));
        push(event, 3, 5, "\"cash\"", 7, later);
        assertThat(heldUntil(held)).as("the event is later").isEqualTo(later);

        assertThat(markPaid(held)).hasStatus(302);
        assertThat(scan(held)).isEqualTo("admitted");
        assertThat(attempts(held)).containsExactly("succeeded/booking/");
    }

    private String scan(Held held) {
        var code = "EV%d-%d".formatted(held.event(), numbers(held).getLast());
        var answer =
                mvc.post()
                        .uri("/api/tickets/validate")
                        .with(admin())
                        .contentType(APPLICATION_JSON)
                        .content("{\"code\":\"%s\"}".formatted(code))
                        .exchange();
        return json(answer).get("result").asString();
    }

    private String bring(String text) {
        var file = new MockMultipartFile("file", "umsätze.csv", "text/csv", text.getBytes(UTF_8));
        var answer =
                mvc.post()
                        .uri("/admin/payments/import")
                        .multipart()
                        .file(file)
                        .param("currency", "EUR")
                        .with(admin())
                        .exchange();
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private String page(String path) {
        var answer = mvc.get().uri(path).with(admin()).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private MvcTestResult book(String path) {
        return mvc.post().uri(path + "/book").with(admin()).exchange();
    }

    private List<String> outcomes(String path) {
        return jdbc.sql("select outcome from bank_line where import_id = ? order by line")
                .param(Long.valueOf(path.substring(path.lastIndexOf('/') + 1)))
                .query(String.class)
                .list();
    }

    private static String line(String payer, String purpose, String amount) {
        return "\"28.11.26\";\"%s\";\"%s\";\"%s\"\n".formatted(payer, purpose, amount);
    }

    private static final String HEAD =
            "\"Buchungstag\";\"Auftraggeber\";\"Verwendungszweck\";\"Betrag\"\n";

    @Test
    void a_file_of_the_bank_is_shown_first_and_booked_when_that_is_said_once() {
        var event = event(20);
        var matched = transferring(event, 2);
        var wrong = transferring(event, 1);
        var paid = transferring(event, 1);
        assertThat(markPaid(paid)).hasStatus(302);
        var text =
                HEAD
                        + line(
                                "Ana",
                                "Tickets " + reference(matched).toLowerCase(java.util.Locale.ROOT),
                                "48,00")
                        + line("Rui", reference(wrong), "20,00")
                        + line("Eva", refOf(paid), "24,00")
                        + line("Who", "RF00 1234 5678", "10,00")
                        + line("Power", "Invoice", "-80,15")
                        + line("Ana again", reference(matched), "48,00");

        var path = bring(text);

        var preview = page(path);
        assertThat(preview)
                .contains(
                        "Nothing is booked yet",
                        "Book 1 line",
                        "Another amount",
                        "€24.00 is expected",
                        "No known reference",
                        "Money that went out",
                        "Booked before, or paid twice",
                        "umsätze.csv");
        assertThat(status(matched)).isEqualTo("pending_payment");

        assertThat(book(path)).hasStatus(302);

        assertThat(outcomes(path))
                .containsExactly(
                        "booked",
                        "wrong-amount",
                        "already-paid",
                        "unknown-reference",
                        "outgoing",
                        "already-paid");
        assertThat(status(matched)).isEqualTo("confirmed");
        assertThat(status(wrong)).isEqualTo("pending_payment");
        assertThat(confirmations(matched)).isEqualTo(1);
        assertThat(attempts(matched)).containsExactly("succeeded/booking/");
        assertThat(page(path)).contains("Booked: the tickets are on their way");

        var again = bring(text);
        assertThat(page(again)).contains("The same line was booked before");
        assertThat(book(again)).hasStatus(302);
        assertThat(outcomes(again)).startsWith("booked-before").doesNotContain("booked");
        assertThat(confirmations(matched)).isEqualTo(1);
    }

    private String refOf(Held held) {
        return jdbc.sql("select provider_ref from payment where booking_id = ?")
                .param(held.id())
                .query(String.class)
                .single();
    }

    @Test
    void the_same_file_booked_by_two_at_once_books_each_line_once() {
        var event = event(60);
        for (int round = 0; round < 5; round++) {
            var helds = new ArrayList<Held>();
            var text = new StringBuilder(HEAD);
            for (int i = 0; i < 5; i++) {
                var held = transferring(event, 1);
                helds.add(held);
                text.append(line("Ana", reference(held), "24,00"));
            }
            var paths = List.of(bring(text.toString()), bring(text.toString()));
            assertThat(Race.of(2, n -> book(paths.get(n)).getResponse().getStatus()))
                    .containsOnly(302);
            var all = new ArrayList<>(outcomes(paths.getFirst()));
            all.addAll(outcomes(paths.getLast()));
            assertThat(all.stream().filter("booked"::equals).count()).isEqualTo(5);
            for (var held : helds) {
                assertThat(status(held)).isEqualTo("confirmed");
                assertThat(history(held)).containsOnlyOnce("paid");
                assertThat(attempts(held)).containsExactly("succeeded/booking/");
            }
        }
    }

    @Test
    void money_that_comes_late_takes_the_same_tickets_or_is_paid_back_by_hand() {
        var event = event(2);
        var first = transferring(event, 1);
        var second = transferring(event, 1);
        var before = numbers(first);
        var lines =
                line("Ana", reference(first), "24,00") + line("Rui", reference(second), "24,00");
        clock.pass(Duration.ofDays(8));
        until(first, "expired");
        until(second, "expired");
        var quick = hold(event, 1);
        assertThat(pay(quick, GOOD)).hasStatusOk();

        var path = bring(HEAD + lines);
        assertThat(page(path)).contains("Late: takes the tickets if they are left", "Book 2 lines");
        assertThat(book(path)).hasStatus(302);

        assertThat(outcomes(path)).containsExactly("booked", "returned");
        assertThat(status(first)).isEqualTo("confirmed");
        assertThat(numbers(first))
                .as("codes are never used again")
                .hasSize(2)
                .startsWith(before.getFirst());
        assertThat(status(second)).isEqualTo("expired");
        assertThat(attempts(second)).containsExactly("refunded/surplus/sold-out");
        await().untilAsserted(
                        () -> assertThat(refunds(second)).containsExactly("stuck 2400 sold-out"));
        var refund =
                jdbc.sql("select id from refund where booking_id = ?")
                        .param(second.id())
                        .query(Long.class)
                        .single();
        assertThat(page("/admin/refunds/" + refund))
                .contains("Pay it back in the same way", "Paid back by hand")
                .doesNotContain("/retry");
        assertThat(
                        mvc.post()
                                .uri("/api/refunds/{id}/settled-by-hand", refund)
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"note\":\"Transferred back\"}"))
                .hasStatusOk();
        assertThat(refunds(second)).containsExactly("done 2400 sold-out");
    }

    @Test
    void money_for_a_booking_that_is_paid_in_another_way_is_paid_back_by_hand() {
        var held = transferring(event(5), 1);
        var text = HEAD + line("Ana", reference(held), "24,00");
        assertThat(pay(held, GOOD)).hasStatusOk();

        var path = bring(text);
        assertThat(page(path)).contains("Not needed: pay it back by hand");
        assertThat(book(path)).hasStatus(302);

        assertThat(outcomes(path)).containsExactly("returned");
        assertThat(attempts(held))
                .containsExactly("refunded/surplus/paid-twice", "succeeded/booking/");
        assertThat(tickets(held)).containsOnly("issued");
    }

    @Test
    void an_organiser_books_transfers_of_own_events_only() {
        var held = transferring(event(5), 1);
        var text = HEAD + line("Ana", reference(held), "24,00");
        var file = new MockMultipartFile("file", "a.csv", "text/csv", text.getBytes(UTF_8));
        var stranger =
                mvc.post()
                        .uri("/admin/payments/import")
                        .multipart()
                        .file(file)
                        .param("currency", "EUR")
                        .with(account(77, "o@example.org", "ORGANIZER"))
                        .exchange();
        var path = Objects.requireNonNull(stranger.getResponse().getRedirectedUrl());
        assertThat(mvc.get().uri(path).with(account(77, "o@example.org", "ORGANIZER")))
                .bodyText()
                .contains("No known reference");
        assertThat(mvc.get().uri(path).with(organizer())).hasStatus(404);
        assertThat(mvc.post().uri(path + "/book").with(organizer())).hasStatus(404);
        assertThat(mvc.post().uri(path + "/book").with(account(77, "o@example.org", "ORGANIZER")))
                .hasStatus(302);
        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(mvc.get().uri("/admin/payments/import").with(organizer())).hasStatusOk();
        for (var wrong : List.of("", "hello"))
            assertThat(
                            mvc.post()
                                    .uri("/admin/payments/import")
                                    .multipart()
                                    .file(
                                            new MockMultipartFile(
                                                    "file",
                                                    "b.csv",
                                                    "text/csv",
                                                    wrong.getBytes(UTF_8)))
                                    .param("currency", "EUR")
                                    .with(organizer()))
                    .hasStatus(422)
                    .bodyText()
                    .contains("This file cannot be read");
    }
}
