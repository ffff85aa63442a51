package dev.marquee.notification.mailbox;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.notification.mail.SecretPurge;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole service without a mail server: what is handed in is kept, and shown. */
@ServiceTest
class MailboxPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired MockMvcTester mvc;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @Autowired SecretPurge purge;

    @Test
    void a_mail_is_taken_once_and_kept_for_reading() {
        var to = newAddress();
        var key = "booking-confirmed:" + to;
        for (int n = 0; n < 2; n++)
            assertThat(post(mail(key.replace("@", "."), to, "Minh Châu")))
                    .hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);

        assertThat(mvc.get().uri("/admin/mail?q={to}", to).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("No mail server is set", "Your tickets for Lantern Night", to)
                .containsOnlyOnce("href=\"/admin/mail/" + id + "\"");
        assertThat(mvc.get().uri("/admin/mail/" + id).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "No mail server is set",
                        "sandbox=",
                        "src=\"/admin/mail/" + id + "/html\"",
                        "You’re in, Minh Châu",
                        "EV07-160",
                        "&lt;booking-confirmed.")
                .doesNotContain("??", "Send again", "Perhaps sent", "In doubt");
        assertThat(mvc.get().uri("/admin/mail/" + id + "/html").with(admin()))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
                .satisfies(answer -> {
                    var response = answer.getResponse();
                    assertThat(response.getHeader("Content-Security-Policy"))
                            .contains("default-src 'none'", "img-src data:", "sandbox")
                            .doesNotContain("script-src");
                    assertThat(response.getContentAsString())
                            .contains("You’re in, Minh Châu", "src=\"data:image/png;base64,")
                            .doesNotContain("cid:");
                });
    }

    @Test
    void times_of_mails_are_told_by_the_clock_of_who_reads_them() {
        var to = newAddress();
        assertThat(post(mail("booking-confirmed:" + to.replace("@", "."), to, "Minh Châu")))
                .hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);
        jdbc.sql(
                        "update mail set created_at = timestamp with time zone '2026-07-09 22:30:01+00' where id = ?")
                .param(id)
                .update();
        var hanoi = inZone("Asia/Ho_Chi_Minh", 1, "admin@ticket.local", "ADMIN");
        for (var page : new String[] {"/admin/mail?q=" + to, "/admin/mail/" + id}) {
            assertThat(mvc.get().uri(page).with(hanoi))
                    .as(page)
                    .bodyText()
                    .contains("10 Jul 2026, 05:30:01")
                    .containsOnlyOnce("Ho Chi Minh time")
                    .doesNotContain(" UTC");
            assertThat(mvc.get().uri(page).with(admin()))
                    .as("the house")
                    .bodyText()
                    .contains("9 Jul 2026, 23:30:01");
        }
    }

    @Test
    void without_a_mail_server_the_mailbox_shows_the_link_and_who_reads_it_is_known() {
        var to = newAddress();
        assertThat(post(link("password-reset:" + to.replace("@", "."), to)))
                .hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);
        for (var page : new String[] {"/admin/mail/" + id, "/admin/mail/" + id + "/html"})
            assertThat(mvc.get().uri(page).with(admin()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/reset-password?token=SECRET");
        assertThat(
                        jdbc.sql(
                                        "select payload from outbox where topic = 'audit' and payload like ?")
                                .param("%\"mail:" + id + "\"%")
                                .query(String.class)
                                .list())
                .hasSize(2)
                .allMatch(entry ->
                        entry.contains("mail.read")
                                && entry.contains("admin@ticket.local")
                                && entry.contains("password-reset")
                                && !entry.contains("SECRET"));
    }

    @Test
    void a_link_whose_time_is_over_stands_in_the_mailbox_no_more() {
        var to = newAddress();
        assertThat(post(link("password-reset:" + to.replace("@", "."), to)))
                .hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);
        jdbc.sql("update mail set secret_until = created_at where id = ?").param(id).update();
        purge.purge();
        assertThat(mvc.get().uri("/admin/mail/" + id).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("is not kept here")
                .doesNotContain("SECRET");
        assertThat(
                        jdbc.sql("select data from mail_content where mail_id = ?")
                                .param(id)
                                .query(String.class)
                                .single())
                .doesNotContain("SECRET");
    }

    private static String link(String key, String to) {
        return """
        {"mails":[{"key":"%s","kind":"password-reset","to":"%s","locale":"en","data":{"name":"Ana","link":"http://localhost:8080/reset-password?token=SECRET","valid_minutes":30}}]}\
        """
                .formatted(key, to);
    }

    @Test
    void what_people_type_is_only_ever_text_on_the_pages() {
        var to = newAddress();
        var name = "<img src=x onerror=alert(1)>";
        var json =
                mail("booking-confirmed:x" + NUMBERS.incrementAndGet(), to, name)
                        .replace("Lantern Night", name);
        assertThat(post(json)).hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);
        for (var page :
                new String[] {"/admin/mail", "/admin/mail/" + id, "/admin/mail/" + id + "/html"}) {
            assertThat(mvc.get().uri(page).with(admin()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<img src=x")
                    .contains("&lt;img src=x");
        }
        assertThat(
                        mvc.get()
                                .uri("/admin/mail?q={q}&status={s}", "\"><script>", "\"><script>")
                                .with(admin()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("\"><script>")
                .contains("No mail matches");
    }

    @Test
    void many_mails_are_paged_and_filtered_by_state() {
        var address = newAddress();
        for (int n = 0; n < 25; n++)
            assertThat(
                            post(
                                    mail(
                                            "booking-confirmed:page" + NUMBERS.incrementAndGet(),
                                            n + address,
                                            "Ana")))
                    .hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> mailbox.count(keptFor(address)) == 25);
        assertThat(
                        mvc.get()
                                .uri(
                                        "/admin/mail?status=kept&q={q}",
                                        address.toUpperCase(java.util.Locale.ROOT))
                                .with(admin()))
                .bodyText()
                .contains("24" + address, "page=1")
                .doesNotContain(">4" + address);
        assertThat(mvc.get().uri("/admin/mail?status=kept&q={q}&page=1", address).with(admin()))
                .bodyText()
                .contains(">4" + address)
                .doesNotContain("24" + address);
        assertThat(mvc.get().uri("/admin/mail?status=failed&q={q}", address).with(admin()))
                .bodyText()
                .contains("No mail matches");
        assertThat(mvc.get().uri("/admin/mail?q=%25").with(admin()))
                .as("a percent sign is no wildcard")
                .bodyText()
                .contains("No mail matches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/mail?page=-1",
                "/admin/mail?page=2147483647",
                "/admin/mail?status=nonsense",
                "/admin/mail?q=%00",
                "/admin/mail?q=!_%25"
            })
    void odd_questions_get_a_page(String address) {
        assertThat(mvc.get().uri(java.net.URI.create(address)).with(admin())).hasStatusOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/mail?page=x, 400",
        "/admin/mail/x, 400",
        "/admin/mail/0, 404",
        "/admin/mail/99999999999999999999, 400",
        "/admin/mail/0/html, 404",
        "/admin/mail/0/nothing, 404"
    })
    void what_is_not_there_is_said_so(String address, int status) {
        assertThat(mvc.get().uri(java.net.URI.create(address)).with(admin())).hasStatus(status);
    }

    @Test
    void only_admins_read_mails_and_only_services_hand_them_in() {
        for (var page : new String[] {"/admin/mail", "/admin/mail/1", "/admin/mail/1/html"}) {
            assertThat(mvc.get().uri(page)).hasStatus(HttpStatus.UNAUTHORIZED);
            for (var other : java.util.List.of(organizer(), customer(), service()))
                assertThat(mvc.get().uri(page).with(other)).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(mvc.post().uri("/admin/mail/1/resend").with(organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri("/admin/mail/1/resend")
                                .header("Sec-Fetch-Site", "cross-site")
                                .with(admin()))
                .hasStatus(HttpStatus.FORBIDDEN);
        var body = mail("booking-confirmed:closed", "closed@example.org", "Ana");
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(admin()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(stored("closed@example.org")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing at all                 |             |                        | 400
                    {"mails":[                     |             |                        | 400
                    []                             |             |                        | 400
                    {}                             |             |                        | 422
                    {"mails":[]}                   |             |                        | 422
                    {"mails":[null]}               |             |                        | 422
                    {"mails":"x"}                  |             |                        | 422
                    -                              | "key":"booking-confirmed:bad" | "key":null | 422
                    -                              | "key":"booking-confirmed:bad" | "key":"a b" | 422
                    -                              | "key":"booking-confirmed:bad" | "key":"a\\r\\nBcc: x@y.org" | 422
                    -                              | "kind":"booking-confirmed" | "kind":"spam" | 422
                    -                              | "kind":"booking-confirmed" | "kind":7 | 422
                    -                              | "to":"bad@example.org" | "to":"nobody" | 422
                    -                              | "to":"bad@example.org" | "to":"a@b.org\\r\\nBcc: x@y.org" | 422
                    -                              | "to":"bad@example.org" | "to":["a@b.org"] | 422
                    -                              | "locale":"en" | "locale":"../../etc" | 422
                    -                              | "booking_id":1184 | "booking_id":-1 | 422
                    -                              | "booking_id":1184 | "booking_id":"1184" | 422
                    -                              | "booking_id":1184 | "booking_id":1.5 | 422
                    -                              | "booking_id":1184 | "booking_id":99999999999999999999 | 422
                    -                              | "buyer_name":"Ana" | "buyer_name":" " | 422
                    -                              | "starts_at":"2026-11-28T20:00:00Z" | "starts_at":"tomorrow" | 422
                    -                              | "starts_at":"2026-11-28T20:00:00Z" | "starts_at":null | 422
                    -                              | "time_zone":"Europe/Lisbon" | "time_zone":"Mars/Olympus" | 422
                    -                              | "code":"EV07-160" | "code":"../x" | 422
                    -                              | "token":"ABC234" | "token":null | 422
                    -                              | "token":"ABC234" | "token":"lower case" | 422
                    -                              | "tickets":[ | "tickets":[],"more":[ | 422
                    """)
    void what_cannot_be_written_is_refused_and_nothing_of_it_is_stored(
            String body, String part, String replacement, int status) {
        var good = mail("booking-confirmed:good", "bad@example.org", "Ana");
        var json =
                part == null
                        ? body
                        : good.replace(
                                "]}}]}",
                                "]}},"
                                        + one("booking-confirmed:bad", "bad@example.org", "Ana")
                                                .replace(part, replacement)
                                        + "]}");
        if (part != null) assertThat(json).contains(replacement);
        assertThat(post(json))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .startsWith("urn:marquee:problem:");
        assertThat(stored("bad@example.org")).isZero();
    }

    @Test
    void half_a_character_is_no_reason_to_fail() {
        var to = newAddress();
        assertThat(
                        post(
                                mail(
                                        "booking-confirmed:half" + NUMBERS.incrementAndGet(),
                                        to,
                                        "A\\ud800b\\u0000c")))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(mvc.get().uri("/admin/mail/" + kept(to)).with(admin())).hasStatusOk();
    }

    @Test
    void a_kept_mail_stays_kept_when_it_is_sent_again_without_a_server() {
        var to = newAddress();
        assertThat(post(mail("booking-confirmed:again" + NUMBERS.incrementAndGet(), to, "Ana")))
                .hasStatus(HttpStatus.ACCEPTED);
        var id = kept(to);
        assertThat(mvc.post().uri("/admin/mail/" + id + "/resend").with(admin()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/admin/mail/" + id + "?resent=true");
        assertThat(kept(to)).isEqualTo(id);
    }

    private long kept(String to) {
        var filter = keptFor(to);
        await().until(() -> mailbox.count(filter) == 1);
        return mailbox.list(filter, Mailbox.Order.NEWEST, 1, 0).getFirst().id();
    }

    private static Mailbox.Filter keptFor(String words) {
        return new Mailbox.Filter(MailStatus.KEPT, false, null, words, null, null);
    }

    private long stored(String to) {
        return mailbox.count(Mailbox.Filter.containing(to));
    }

    private static String newAddress() {
        return "reader" + NUMBERS.incrementAndGet() + "@example.org";
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String body) {
        return mvc.post()
                .uri("/internal/mails")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(service())
                .exchange();
    }

    static String mail(String key, String to, String name) {
        return "{\"mails\":[" + one(key, to, name) + "]}";
    }

    private static String one(String key, String to, String name) {
        return """
        {"key":"%s","kind":"booking-confirmed","to":"%s","locale":"en","data":{"booking_id":1184,"buyer_name":"%s",
        "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage"},
        "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"ABC234"}]}}\
        """
                .formatted(key, to, name);
    }
}
