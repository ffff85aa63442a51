package dev.marquee.notification.mailbox;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.program;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.platform.test.StatementCount;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What was sent to whom, for those whose business it is; and people who are forgotten. */
@ServiceTest
class MailApiTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired MockMvcTester mvc;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @Autowired StatementCount statements;

    private final int number = NUMBERS.incrementAndGet();
    private final long organizer = 70_000 + number;
    private final String reader = "Who" + number + "@Example.org";

    @Test
    void a_file_is_kept_with_its_mail_once_however_often_it_is_handed_in() {
        var key = "refund-done:%d:1".formatted(number);
        var body =
                """
                {"mails":[{"key":"%s","kind":"refund-done","to":"%s","data":{"booking_id":1190,"buyer_name":"Ana",
                "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":""},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing"}],"payment":{"currency":"EUR","total":"48.00","refund":"24.00","fee_kept":"0.00"}},
                "attachments":[{"file_name":"credit-note.pdf","media_type":"application/pdf","content":"JVBERi0="}]}]}
                """
                        .formatted(key, reader);
        for (int n = 0; n < 2; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/mails")
                                    .with(service())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                    .hasStatus(HttpStatus.ACCEPTED);
        assertThat(
                        jdbc.sql(
                                        "select a.content from mail_attachment a join mail m on m.id = a.mail_id where m.mail_key = ?")
                                .param(key)
                                .query(byte[].class)
                                .list())
                .containsExactly("%PDF-".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void mails_to_an_address_are_found_in_any_spelling_by_those_whose_events_they_are_about() {
        handIn("booking-confirmed:api" + number, reader, organizer);
        handIn("booking-confirmed:api" + number + "b", "other-" + reader, organizer);
        handIn("booking-confirmed:api" + number + "c", reader, organizer + 1_000_000);
        kept(3);
        var own = account(organizer, "o@example.org", "ORGANIZER");
        var query = "/api/mails?recipient=" + reader.toUpperCase(java.util.Locale.ROOT);
        assertThat(get(own, query))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"items":[{"kind":"booking-confirmed","subject":"Your tickets for Lantern Night","recipient":"%s","status":"kept","sent_at":null}],
                        "page":0,"size":20,"total":1}\
                        """
                                .formatted(reader));
        assertThat(get(program(organizer, "bookings:read"), query))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        for (var staff :
                new JwtRequestPostProcessor[] {admin(), account(7, "s@example.org", "SUPPORT")})
            assertThat(get(staff, query)).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(get(admin(), query + "&page=1&size=1"))
                .bodyJson()
                .isLenientlyEqualTo("{\"page\":1,\"size\":1,\"total\":2}");
        assertThat(get(own, "/api/mails")).bodyJson().extractingPath("$.total").isEqualTo(2);
        assertThat(get(own, "/api/mails?recipient=example.org"))
                .as("a part is not the address")
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get(customer(), query)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void what_may_need_somebody_is_counted_for_everybody_separately() {
        handIn("booking-confirmed:sum" + number, reader, organizer);
        handIn("booking-confirmed:sum" + number + "b", reader, organizer);
        kept(2);
        jdbc.sql(
                        "update mail set status = 'failed', in_doubt = 1 where mail_key = 'booking-confirmed:sum"
                                + number
                                + "'")
                .update();
        var own = account(organizer, "o@example.org", "ORGANIZER");
        assertThat(get(own, "/api/mails/summary"))
                .bodyJson()
                .isEqualTo("{\"failed\":1,\"waiting\":0,\"uncertain\":1}");
        assertThat(get(account(organizer + 1, "p@example.org", "ORGANIZER"), "/api/mails/summary"))
                .bodyJson()
                .isEqualTo("{\"failed\":0,\"waiting\":0,\"uncertain\":0}");
        assertThat(get(admin(), "/api/mails/summary"))
                .bodyJson()
                .extractingPath("$.failed")
                .isEqualTo((int) mailbox.figures(null).of("failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=101"})
    void a_page_that_cannot_be_is_refused(String query) {
        assertThat(get(admin(), "/api/mails?" + query)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_buyer_who_asks_for_it_gets_the_tickets_again_as_a_mail_of_its_own() {
        handIn("booking-confirmed:" + number + "77", reader, organizer);
        handIn("booking-confirmed:" + number + "77:again-1", reader, organizer);
        handIn("booking-confirmed:" + number + "77:again-1", reader, organizer);
        kept(2);
    }

    @Test
    void a_reader_who_is_erased_leaves_no_trace_and_gets_nothing_any_more() {
        handIn("booking-confirmed:erase" + number, reader, organizer);
        handIn("booking-confirmed:erase" + number + "b", reader, organizer);
        kept(2);
        var id =
                mailbox.list(Mailbox.Filter.containing(reader), Mailbox.Order.OLDEST, 1, 0)
                        .getFirst()
                        .id();
        jdbc.sql(
                        "update mail set status = 'sent', sent_at = created_at, last_error = ? where id = ?")
                .params("550 no " + reader, id)
                .update();
        erase("erasure-" + number, " " + reader.toUpperCase(java.util.Locale.ROOT));

        assertThat(mailbox.count(Mailbox.Filter.containing(reader))).isZero();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from mail m join mail_content c on c.mail_id = m.id where lower(c.data) like '%minh%' and m.organizer_id = ?")
                                .param(organizer)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(page("/admin/mail/" + id))
                .contains("erased-" + id + "@erased.invalid", "The reader was erased", "Sent")
                .doesNotContain("Minh", reader, "Send again", "As it is read", "??");
        assertThat(mvc.get().uri("/admin/mail/" + id + "/html").with(admin()))
                .hasStatus(HttpStatus.GONE);
        assertThat(page("/admin/mail/" + (id + 1))).contains("Erased").doesNotContain("Send now");
        assertThat(mvc.post().uri("/admin/mail/" + (id + 1) + "/resend").with(admin()))
                .hasRedirectedUrl("/admin/mail/" + (id + 1) + "?resent=false");
        assertThat(page("/admin/mail?q=erased-" + id)).contains("(erased)").doesNotContain("??");

        // Somebody has the address afterwards: the same erasure again is not for them.
        handIn("booking-confirmed:after" + number, reader, organizer);
        await().until(() -> mailbox.count(Mailbox.Filter.containing(reader)) == 1);
        erase("erasure-" + number, reader);
        assertThat(mailbox.count(Mailbox.Filter.containing(reader))).isEqualTo(1);
        erase("erasure-again-" + number, reader);
        assertThat(mailbox.count(Mailbox.Filter.containing(reader))).isZero();

        handIn("booking-cancelled:nobody" + number, "erased-7@erased.invalid", organizer);
        handIn("booking-cancelled:nobody-door" + number, "7d0e@box-office.invalid", organizer);
        assertThat(
                        jdbc.sql("select count(*) from mail where mail_key like ?")
                                .param("booking-cancelled:nobody%" + number)
                                .query(Long.class)
                                .single())
                .as("nobody is there to read it")
                .isZero();
    }

    @Test
    void the_mailbox_goes_along_as_a_file_and_costs_the_same_however_much_it_shows() {
        handIn("booking-confirmed:file" + number, reader, organizer);
        var few = statements.of(() -> page("/admin/mail?q=" + reader));
        for (int n = 0; n < 5; n++)
            handIn("booking-confirmed:file" + number + "-" + n, reader, organizer);
        kept(6);
        assertThat(statements.of(() -> page("/admin/mail?q=" + reader))).isEqualTo(few);
        assertThat(page("/admin/mail?q=" + reader + "&kind=booking-confirmed&sort=recipient"))
                .contains(
                        "1 to 6 of 6",
                        "/admin/mail/export.csv?q="
                                + reader.replace("@", "%40")
                                + "&amp;kind=booking-confirmed&amp;sort=recipient",
                        "hx-get=\"/admin/mail\"",
                        "aria-sort=\"ascending\"");
        assertThat(page("/admin/mail?kind=invitation&q=" + reader)).contains("No mail matches");
        assertThat(page("/admin/mail/export.csv?q=" + reader).lines())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).contains(reader, "Kept here"));
        assertThat(
                        jdbc.sql(
                                        "select count(*) from outbox where payload like '%mails.exported%'")
                                .query(Long.class)
                                .single())
                .isPositive();
    }

    private void kept(int many) {
        var filter =
                new Mailbox.Filter(
                        dev.marquee.notification.mail.MailStatus.KEPT,
                        false,
                        null,
                        reader,
                        null,
                        null);
        await().until(() -> mailbox.count(filter) == many);
    }

    private void handIn(String key, String to, long organizer) {
        var body =
                """
                {"mails":[{"key":"%s","kind":"booking-confirmed","to":"%s","organizer_id":%d,"data":{"booking_id":1184,"buyer_name":"Minh Châu",
                "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":null},
                "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"ABC234"}]}}]}\
                """
                        .formatted(key, to, organizer);
        assertThat(post("/internal/mails", body)).hasStatus(HttpStatus.ACCEPTED);
    }

    private void erase(String key, String email) {
        assertThat(
                        post(
                                "/internal/erasures",
                                "{\"erasures\":[{\"key\":\"%s\",\"email\":\"%s\"}]}"
                                        .formatted(key, email)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(service())
                .exchange();
    }

    private MvcTestResult get(JwtRequestPostProcessor caller, String path) {
        return mvc.get().uri(path).with(caller).exchange();
    }

    private String page(String path) {
        var answer = get(admin(), path);
        assertThat(answer).as(path).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
