package dev.marquee.ticket.transfer;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.BookingApiContract;
import dev.marquee.ticket.erasure.EraseBuyer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** A ticket is handed on, and admits its latest holder alone. */
abstract class TransferContract extends TransferTests {

    @Autowired private EraseBuyer eraseBuyer;

    /** T-X1 */
    @Test
    void a_ticket_that_was_handed_on_admits_its_new_holder_alone() {
        var booking = booked(transferable(Map.of()), 2);
        var code = booking.at("/tickets/0/code").asString();
        var old = booking.at("/tickets/0/qr_token").asString();
        var to = newHolder();

        var token = offered(booking, to);
        var shown = json(mvc.get().uri("/api/transfers/{token}", token).exchange());
        assertThat(shown.at("/transfer/from_name").asString()).isEqualTo("Ana Silva");
        assertThat(shown.at("/transfer/state").asString()).isEqualTo("open");
        assertThat(shown.toString()).doesNotContain(old);
        assertThat(qr(booking, 0)).as("until it is accepted").isEqualTo(old);

        var ticket = accepted(token);

        var fresh = ticket.at("/ticket/qr_token").asString();
        var letters = ticket.at("/ticket/entry_code").asString();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(letters).startsWith(code + "-");
        assertThat(qr(booking, 0)).as("for its buyer").isEqualTo("null");
        assertThat(show(booking).at("/tickets/0/attendee_name").asString()).isEqualTo("Ben Ode");
        assertThat(qr(booking, 1)).as("the other").isNotEqualTo("null");
        var replaced = json(validate("{\"token\":\"%s\"}".formatted(old)));
        assertThat(replaced.get("result").asString()).isEqualTo("replaced");
        assertThat(replaced.get("handed_on_at").isNull()).isFalse();
        assertThat(json(validate("{\"code\":\"%s\"}".formatted(code))).get("result").asString())
                .isEqualTo("replaced");
        assertThat(scan(fresh)).isEqualTo("admitted");
        assertThat(scan(old)).isEqualTo("replaced");
        assertThat(
                        json(validate("{\"code\":\"%s\"}".formatted(letters)))
                                .at("/ticket/name")
                                .asString())
                .isEqualTo("Ben Ode");
    }

    @Test
    void everybody_concerned_is_written_to() {
        var booking = booked(transferable(Map.of()), 1);
        var to = newHolder();
        var from = booking.get("buyer_email").asString();

        var ticket = accepted(offered(booking, to));

        var mailed = mail(to, "holder-ticket");
        assertThat(mailed.at("/data/tickets/0/token")).isEqualTo(ticket.at("/ticket/qr_token"));
        assertThat(mailed.at("/data/tickets/0/code")).isEqualTo(ticket.at("/ticket/entry_code"));
        assertThat(mailed.at("/data/buyer_name").asString()).isEqualTo("Ben Ode");
        assertThat(mailed.at("/data/link")).isEqualTo(ticket.get("link"));
        var opened = open(ticket.get("link").asString());
        assertThat(json(opened).get("qr_token")).isEqualTo(ticket.at("/ticket/qr_token"));
        var told = mail(from, "ticket-handed-on");
        assertThat(told.at("/data/other").asString()).isEqualTo("Ben Ode");
        assertThat(told.toString()).doesNotContain(ticket.at("/ticket/qr_token").asString());

        resend(booking);
        await().untilAsserted(() -> assertThat(mails(to, "holder-ticket")).hasSize(1));
        assertThat(mails(from, "booking-confirmed"))
                .as("its buyer is not sent the new code")
                .noneMatch(
                        mail -> mail.toString().contains(ticket.at("/ticket/qr_token").asString()));
    }

    @Test
    void the_new_holder_hands_it_on_and_the_buyer_no_longer_does() {
        var booking = booked(transferable(Map.of()), 1);
        var ticket = ticket(booking);
        var ben = accepted(offered(booking, newHolder()));
        var link = ben.get("link").asString();
        var next = newHolder();

        assertProblem(offer(ticket, next, buyer(booking)), 404, "not-found");
        assertThat(offer(ticket, next, holder(link))).hasStatusOk();
        var second = accepted(last(mail(next, "transfer-offered").at("/data/link").asString()));

        assertProblem(open(link), 410, "link-expired");
        assertThat(scan(ben.at("/ticket/qr_token").asString())).isEqualTo("replaced");
        assertProblem(
                offer(ticket, newHolder(), holder(second.get("link").asString())),
                409,
                "transfer-not-possible",
                "reason",
                "limit");
        assertThat(scan(second.at("/ticket/qr_token").asString())).isEqualTo("admitted");
    }

    @Test
    void an_offer_is_taken_back_or_declined_and_then_opens_nothing() {
        var booking = booked(transferable(Map.of()), 1);
        var old = booking.at("/tickets/0/qr_token").asString();
        var withdrawn = offered(booking, newHolder());

        assertProblem(offer(ticket(booking), newHolder(), buyer(booking)), 409, "transfer-pending");
        assertThat(takeBack(ticket(booking), buyer(booking))).hasStatus(204);
        assertThat(takeBack(ticket(booking), buyer(booking))).as("again").hasStatus(204);
        assertProblem(accept(withdrawn), 410, "transfer-ended", "state", "withdrawn");
        assertProblem(decline(withdrawn), 410, "transfer-ended");

        var declined = offered(booking, newHolder());
        assertThat(decline(declined)).hasStatus(204);
        assertThat(decline(declined)).as("again").hasStatus(204);
        assertProblem(accept(declined), 410, "transfer-ended", "state", "declined");
        mail(booking.get("buyer_email").asString(), "transfer-declined");
        assertThat(history(booking))
                .containsExactly(
                        "transfer-offered",
                        "transfer-withdrawn",
                        "transfer-offered",
                        "transfer-declined");
        assertThat(scan(old)).isEqualTo("admitted");
    }

    @Test
    void who_offered_a_ticket_reads_that_nobody_answered() {
        var booking = booked(transferable(Map.of()), 2);
        var from = booking.get("buyer_email").asString();
        var to = newHolder();
        offered(booking, to);
        var second = booking.at("/tickets/1/id").asLong();
        var another = newHolder();
        assertThat(offer(second, another, buyer(booking))).hasStatusOk();
        mail(another, "transfer-offered");
        assertThat(takeBack(second, buyer(booking))).hasStatus(204);
        assertThat(mails(from, "transfer-expired")).isEmpty();

        clock.pass(Duration.ofHours(49));

        var told = mail(from, "transfer-expired");
        assertThat(told.at("/data/code")).isEqualTo(booking.at("/tickets/0/code"));
        assertThat(told.at("/data/other").asString()).isEqualTo("Ben Ode");
        assertThat(told.at("/data").has("link")).isFalse();
        accepted(offered(booking, newHolder()));
        mail(from, "ticket-handed-on");
        clock.pass(Duration.ofHours(49));
        await().untilAsserted(() -> assertThat(waitingNews(booking)).isZero());
        assertThat(mails(from, "transfer-expired")).as("of the others").hasSize(1);
    }

    /** What holders of a booking's tickets are still to hear, now or later. */
    private int waitingNews(JsonNode booking) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'holder-news' and fact_key like ? and delivered_at is null")
                .param(booking.get("id").asLong() + ":%")
                .query(Integer.class)
                .single();
    }

    @Test
    void what_was_handed_on_is_among_the_tickets_of_its_holders_account() {
        var booking = booked(transferable(Map.of()), 2);
        var to = newHolder();
        assertThat(tickets(71, to)).isEmpty();
        var link = accepted(offered(booking, to)).get("link");

        var mine = tickets(71, to.toUpperCase(Locale.ROOT));

        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().get("link")).isEqualTo(link);
        assertThat(mine.getFirst().at("/ticket/ticket_id").asLong()).isEqualTo(ticket(booking));
        assertThat(tickets(72, booking.get("buyer_email").asString())).as("its buyer").isEmpty();
        assertProblem(
                mvc.get()
                        .uri("/api/customers/71/tickets")
                        .with(account(72, to, "CUSTOMER"))
                        .exchange(),
                404,
                "not-found");

        var next = newHolder();
        assertThat(offer(ticket(booking), next, holder(link.asString()))).hasStatusOk();
        accepted(last(mail(next, "transfer-offered").at("/data/link").asString()));
        assertThat(tickets(71, to)).as("handed on again").isEmpty();
        assertThat(tickets(73, next)).hasSize(1);
    }

    @Test
    void a_holder_prints_the_ticket_and_its_former_holder_does_not() {
        var booking = booked(transferable(Map.of()), 1);
        var ben = accepted(offered(booking, newHolder()));
        var link = ben.get("link").asString();
        assertThat(pdf(booking, holder(link))).hasStatusOk().hasContentType("application/pdf");
        assertProblem(pdf(booking, buyer(booking)), 409, "invalid-state", "state", "handed-on");
        assertProblem(pdf(booking, request -> request), 404, "not-found");

        var next = newHolder();
        assertThat(offer(ticket(booking), next, holder(link))).hasStatusOk();
        accepted(last(mail(next, "transfer-offered").at("/data/link").asString()));
        assertProblem(pdf(booking, holder(link)), 404, "not-found");
    }

    @Test
    void each_holder_reads_and_prints_in_their_own_language() throws IOException {
        var booking = booked(transferable(Map.of()), 1);
        var to = newHolder();
        var offered = offered(booking, to);
        var ben =
                json(
                        mvc.post()
                                .uri("/api/transfers/{token}/accept", offered)
                                .header("Accept-Language", "xx")
                                .exchange());
        var link = ben.get("link").asString();
        assertThat(mail(to, "holder-ticket").path("locale").asString()).isEqualTo("xx-PT");
        var buyers = mail(booking.get("buyer_email").asString(), "ticket-handed-on");
        assertThat(buyers.path("locale").asString("none")).isNotEqualTo("xx-PT");
        var printed =
                mvc.get()
                        .uri("/api/tickets/{id}/pdf", ticket(booking))
                        .header("Accept-Language", "en")
                        .with(holder(link))
                        .exchange();
        assertThat(printed).hasStatusOk();
        try (var read = Loader.loadPDF(printed.getResponse().getContentAsByteArray())) {
            assertThat(read.getDocumentInformation().getTitle()).startsWith("Xx tickets of");
        }

        var next = newHolder();
        assertThat(offer(ticket(booking), next, holder(link))).hasStatusOk();
        accepted(last(mail(next, "transfer-offered").at("/data/link").asString()));
        assertThat(mail(to, "ticket-handed-on").path("locale").asString()).isEqualTo("xx-PT");
        assertThat(mail(next, "holder-ticket").path("locale").asString("none"))
                .isNotEqualTo("xx-PT");
    }

    private MvcTestResult pdf(JsonNode booking, RequestPostProcessor caller) {
        return mvc.get().uri("/api/tickets/{id}/pdf", ticket(booking)).with(caller).exchange();
    }

    private List<JsonNode> tickets(long account, String email) {
        var answer =
                mvc.get()
                        .uri("/api/customers/{id}/tickets", account)
                        .with(account(account, email, "CUSTOMER"))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer).get("items").valueStream().toList();
    }

    @Test
    void an_offer_ends_by_itself_after_two_days() {
        var booking = booked(transferable(Map.of()), 1);
        var late = offered(booking, newHolder());
        clock.pass(Duration.ofHours(47));
        assertThat(
                        json(mvc.get().uri("/api/transfers/{token}", late).exchange())
                                .at("/transfer/state")
                                .asString())
                .isEqualTo("open");
        clock.pass(Duration.ofMinutes(61));
        assertProblem(accept(late), 410, "transfer-ended", "state", "expired");
        var again = offered(booking, newHolder());
        assertThat(accept(again)).hasStatusOk();
    }

    /** T-X2 */
    @Test
    void accepting_twice_is_accepting_once() {
        var booking = booked(transferable(Map.of()), 1);
        var token = offered(booking, newHolder());
        assertThat(accepted(token)).isEqualTo(accepted(token));
        assertThat(history(booking)).containsExactly("transfer-offered", "ticket-transferred");
        assertProblem(decline(token), 410, "transfer-ended", "state", "accepted");
    }

    @Test
    void who_accepts_shows_that_mail_arrives() {
        var holder = newHolder();
        var token = offered(booked(transferable(Map.of()), 1), holder);
        assertThat(others.readers()).doesNotContain(holder);
        accepted(token);
        await().untilAsserted(() -> assertThat(others.readers()).contains(holder));
    }

    /** T-X2 */
    @Test
    void after_the_cut_off_nothing_is_handed_on() {
        var booking = booked(transferable(Map.of("transfer_until_hours", 24 * 29)), 1);
        var token = offered(booking, newHolder());
        var old = booking.at("/tickets/0/qr_token").asString();
        clock.pass(Duration.ofHours(25));
        assertProblem(accept(token), 410, "transfer-ended", "state", "expired");
        assertProblem(
                offer(ticket(booking), newHolder(), buyer(booking)),
                409,
                "transfer-not-possible",
                "reason",
                "too-late");
        assertThat(scan(old)).isEqualTo("admitted");
    }

    /** The event was brought forward after the offer was made. */
    @Test
    void the_terms_of_the_moment_of_acceptance_count() {
        var event = transferable(Map.of());
        var booking = booked(event, 1);
        var token = offered(booking, newHolder());
        var terms = terms(event, 10);
        terms.put("version", 2);
        terms.put("holders", holders(Map.of("max_transfers", 0)));
        assertThat(putTerms(terms)).hasStatus(204);
        assertProblem(accept(token), 409, "transfer-not-possible", "reason", "not-allowed");
    }

    @Test
    void what_admits_nobody_is_not_handed_on() {
        var used = booked(transferable(Map.of()), 1);
        var usedToken = offered(used, newHolder());
        assertThat(scan(used.at("/tickets/0/qr_token").asString())).isEqualTo("admitted");
        assertProblem(accept(usedToken), 409, "transfer-not-possible", "reason", "used");

        var cancelled = booked(transferable(Map.of()), 1);
        var cancelledToken = offered(cancelled, newHolder());
        assertThat(cancel(cancelled, buyer(cancelled))).hasStatusOk();
        assertProblem(accept(cancelledToken), 409, "transfer-not-possible", "reason", "cancelled");

        var blocked = booked(transferable(Map.of()), 1);
        var blockedToken = offered(blocked, newHolder());
        jdbc.sql(
                        "update ticket set blocked_at = current_timestamp, blocked_why = 'dispute' where id = ?")
                .param(ticket(blocked))
                .update();
        assertProblem(accept(blockedToken), 409, "transfer-not-possible", "reason", "blocked");
        jdbc.sql("update ticket set blocked_at = null, blocked_why = null where id = ?")
                .param(ticket(blocked))
                .update();

        var none = booked(transferable(Map.of("max_transfers", 0)), 1);
        assertProblem(
                offer(ticket(none), newHolder(), buyer(none)),
                409,
                "transfer-not-possible",
                "reason",
                "not-allowed");
    }

    @Test
    void nobody_hands_on_what_is_not_theirs() {
        var booking = booked(transferable(Map.of()), 1);
        var other = booked(transferable(Map.of()), 1);
        var ticket = ticket(booking);
        RequestPostProcessor nobody = request -> request;
        for (var stranger :
                List.of(
                        nobody,
                        customer(),
                        buyer(other),
                        header("Ticket-Link", "wx-" + "0".repeat(25)),
                        header("Ticket-Link", "nonsense"),
                        account(99, "other@example.org", "ORGANIZER"))) {
            assertProblem(offer(ticket, newHolder(), stranger), 404, "not-found");
            assertProblem(takeBack(ticket, stranger), 404, "not-found");
        }
        for (var token : List.of("nonsense", "1-" + "0".repeat(25))) {
            assertProblem(accept(token), 404, "not-found");
            assertProblem(decline(token), 404, "not-found");
        }
        assertThat(offer(ticket, newHolder(), account(2, "o@example.org", "ORGANIZER")))
                .as("staff")
                .hasStatusOk();
    }

    @Test
    void bad_input_is_named_and_changes_nothing() {
        var booking = booked(transferable(Map.of()), 1);
        for (var email : List.of("", "nobody", "a@b@c"))
            assertProblem(offer(ticket(booking), email, buyer(booking)), 422, "invalid-input");
        assertProblem(
                offer(ticket(booking), booking.get("buyer_email").asString(), buyer(booking)),
                422,
                "invalid-input");
        assertThat(history(booking)).isEmpty();
    }

    @Test
    void nobodys_mailbox_is_flooded() {
        var victim = newHolder();
        for (int n = 0; n < 3; n++)
            assertThat(
                            offer(
                                    ticket(booked(transferable(Map.of()), 1)),
                                    victim,
                                    account(1, "a@example.org", "ADMIN")))
                    .hasStatusOk();
        var fourth = booked(transferable(Map.of()), 1);
        assertProblem(offer(ticket(fourth), victim, buyer(fourth)), 429, "too-many-requests");
        assertThat(offer(ticket(fourth), newHolder(), buyer(fourth))).as("others").hasStatusOk();
    }

    /** */
    @Test
    void a_buyer_corrects_a_name_once_and_the_code_stays() {
        var booking = booked(transferable(Map.of()), 1);
        var token = qr(booking, 0);
        assertThat(rename(booking, "Bea Cosat", buyer(booking))).as("the first").hasStatusOk();
        assertThat(rename(booking, "Bea Costa", buyer(booking))).as("a typo").hasStatusOk();
        assertThat(rename(booking, "Bea Costa", buyer(booking))).as("the same").hasStatusOk();
        assertProblem(
                rename(booking, "Eva", buyer(booking)), 409, "invalid-state", "state", "renamed");
        assertProblem(rename(booking, "Eva", request -> request), 404, "not-found");
        assertThat(rename(booking, "Eva", account(2, "o@example.org", "ORGANIZER"))).hasStatusOk();
        assertThat(qr(booking, 0)).isEqualTo(token);

        accepted(offered(booking, newHolder()));
        assertProblem(
                rename(booking, "Ana", buyer(booking)), 409, "invalid-state", "state", "handed-on");
    }

    /** */
    @Test
    void staff_give_a_holder_another_address_and_with_it_another_code() {
        var booking = booked(transferable(Map.of()), 1);
        var staff = account(2, "o@example.org", "ORGANIZER");
        var first = newHolder();
        var second = newHolder();
        assertProblem(address(booking, first, buyer(booking)), 422, "invalid-input");
        assertProblem(address(booking, "nobody", staff), 422, "invalid-input");

        assertThat(address(booking, first, staff)).hasStatusOk();
        var code = mail(first, "holder-ticket").at("/data/tickets/0/token").asString();
        assertThat(qr(booking, 0)).as("nobody else had one").isEqualTo(code);
        var offer = offered(booking, newHolder());

        assertThat(address(booking, second, staff)).hasStatusOk();
        assertThat(address(booking, second, staff)).as("the same").hasStatusOk();
        var fresh = mail(second, "holder-ticket").at("/data/tickets/0/token").asString();
        assertProblem(accept(offer), 410, "transfer-ended", "state", "withdrawn");
        assertThat(qr(booking, 0)).isEqualTo("null");
        assertThat(scan(code)).isEqualTo("replaced");
        assertThat(scan(fresh)).isEqualTo("admitted");
    }

    private MvcTestResult address(JsonNode booking, String email, RequestPostProcessor by) {
        return mvc.put()
                .uri("/api/tickets/{id}/attendee", ticket(booking))
                .with(by)
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Bea Costa\",\"email\":\"%s\"}".formatted(email))
                .exchange();
    }

    private MvcTestResult rename(JsonNode booking, String name, RequestPostProcessor by) {
        return mvc.put()
                .uri("/api/tickets/{id}/attendee", ticket(booking))
                .with(by)
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .content("{\"name\":\"%s\"}".formatted(name))
                .exchange();
    }

    /** */
    @Test
    void the_quota_counts_whoever_booked_it() {
        var event = transferable(Map.of());
        var booking = booked(event, 4);
        var to = newHolder();
        accepted(offered(booking, to));
        var more = book(body(event, 1, booking.get("buyer_email").asString()));
        assertProblem(more, 409, "quota-exceeded");
        assertThat(book(body(event, 4, to))).hasStatus(201);
    }

    /** */
    @Test
    void a_holder_hears_of_the_buyers_cancelling() {
        var booking = booked(transferable(Map.of()), 1);
        var to = newHolder();
        var ticket = accepted(offered(booking, to));
        assertThat(cancel(booking, buyer(booking))).hasStatusOk();
        mail(to, "holder-cancelled");
        assertThat(scan(ticket.at("/ticket/qr_token").asString())).isEqualTo("cancelled");
        assertThat(json(open(ticket.get("link").asString())).get("qr_token").isNull()).isTrue();
    }

    /** */
    @Test
    void an_event_may_keep_buyers_from_cancelling_what_they_handed_on() {
        var booking = booked(transferable(Map.of("buyer_cancels_transferred", false)), 1);
        accepted(offered(booking, newHolder()));
        assertProblem(cancel(booking, buyer(booking)), 409, "invalid-state", "state", "handed-on");
        assertThat(cancel(booking, account(2, "o@example.org", "ORGANIZER"))).hasStatusOk();
    }

    @Test
    void a_holder_who_is_erased_is_nowhere_any_more() {
        var booking = booked(transferable(Map.of()), 1);
        var to = newHolder();
        var ticket = accepted(offered(booking, to));

        eraseBuyer.elsewhere(new EmailAddress(to));

        for (var table : List.of("ticket", "ticket_transfer", "booking_history"))
            assertThat(
                            jdbc.sql("select * from " + table).query().listOfRows().stream()
                                    .filter(row -> row.toString().contains(to)))
                    .as(table)
                    .isEmpty();
        assertThat(show(booking).toString()).doesNotContain("Ben Ode");
        assertThat(qr(booking, 0)).as("not the buyer's again").isEqualTo("null");
        assertProblem(open(ticket.get("link").asString()), 404, "not-found");
    }

    @Test
    void what_was_handed_on_outlives_its_buyers_erasure() {
        var booking = booked(transferable(Map.of()), 2);
        var ticket = accepted(offered(booking, newHolder()));
        eraseBuyer.handle(new EmailAddress(booking.get("buyer_email").asString()));
        eraseBuyer.elsewhere(new EmailAddress(booking.get("buyer_email").asString()));
        assertThat(json(open(ticket.get("link").asString())).get("name").asString())
                .isEqualTo("Ben Ode");
        assertThat(scan(ticket.at("/ticket/qr_token").asString())).isEqualTo("admitted");
        assertThat(
                        jdbc.sql("select * from ticket_transfer").query().listOfRows().stream()
                                .filter(row ->
                                        row.toString()
                                                .contains(booking.get("buyer_email").asString())))
                .isEmpty();
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        BookingApiContract.assertProblem(answer, status, type);
    }

    private MvcTestResult open(String link) {
        return mvc.get().uri("/api/tickets/link").with(holder(link)).exchange();
    }

    private JsonNode show(JsonNode booking) {
        return json(show(booking, buyer(booking)));
    }

    private String qr(JsonNode booking, int n) {
        var token = show(booking).at("/tickets/%d/qr_token".formatted(n));
        return token.isNull() ? "null" : token.asString();
    }

    private void resend(JsonNode booking) {
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/resend", booking.get("id").asLong())
                                .with(account(2, "o@example.org", "ORGANIZER"))
                                .exchange())
                .hasStatus2xxSuccessful();
    }

    private List<String> history(JsonNode booking) {
        return jdbc.sql("select what from booking_history where booking_id = ? order by id")
                .param(booking.get("id").asLong())
                .query(String.class)
                .list();
    }

    @Test
    void no_file_and_no_mail_shows_a_buyer_the_code_of_what_was_handed_on() {
        var booking = booked(transferable(Map.of()), 1);
        var files =
                List.of(
                        "/api/bookings/%d/ticket-download".formatted(booking.get("id").asLong()),
                        "/api/bookings/%d/confirmation-email".formatted(booking.get("id").asLong()),
                        "/api/tickets/%d/pdf".formatted(ticket(booking)));
        for (var file : files)
            assertThat(mvc.get().uri(file).with(buyer(booking))).as(file).hasStatusOk();

        assertThat(accept(offered(booking, newHolder()))).hasStatusOk();

        for (var file : files)
            BookingApiContract.assertProblem(
                    mvc.get().uri(file).with(buyer(booking)).exchange(), 409, "invalid-state");
    }
}
