package dev.marquee.notification.centre;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What owners of accounts are told, when a mail says the same, and who decides that. */
abstract class CentreContract {

    private static final AtomicLong USERS = new AtomicLong(1_000_000);

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired WaitingMails waiting;

    long user;
    String email;

    @BeforeEach
    void somebodyElseEachTime() {
        user = USERS.incrementAndGet();
        email = "reader-%d-%d@example.org".formatted(user, System.nanoTime());
        reader("instant", false);
    }

    @Test
    void a_mail_to_a_confirmed_address_is_told_on_the_site_too_in_the_readers_language() {
        handIn("booking-confirmed:" + user, "booking-confirmed", booking(2), email.toUpperCase());
        assertThat(get("/api/notifications"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"unread":1,"items":[{"kind":"booking-confirmed","topic":"booking","title":"Your tickets for Lantern Night",
                        "content":"Your tickets for Lantern Night: 2 tickets. Show one code per person at the door.",
                        "link":"/bookings/1184","read_status":"unread","read_at":null}]}\
                        """);
        assertThat(mvc.get().uri("/api/notifications").header("Accept-Language", "id").with(me()))
                .bodyJson()
                .extractingPath("$.items[0].title")
                .asString()
                .contains("Lantern Night")
                .isNotEqualTo("Your tickets for Lantern Night");
        assertThat(mails("booking-confirmed:" + user)).isOne();
        assertThat(
                        jdbc.sql("select params from notification where user_id = ?")
                                .param(user)
                                .query(String.class)
                                .single())
                .doesNotContain("EV07-1", "TOKEN", "https");
    }

    @Test
    void nobody_is_told_by_an_address_that_is_not_confirmed() {
        var other = user + 5_000_000;
        readers(other, null, "instant", false);
        handIn("booking-confirmed:x" + user, "booking-confirmed", booking(1), "x" + email);
        assertThat(count("user_id = " + other)).isZero();
        assertThat(mails("booking-confirmed:x" + user)).isOne();
    }

    @Test
    void the_same_fact_fifty_times_at_once_is_one_notification_and_one_mail() {
        together(
                50,
                n -> handIn("booking-cancelled:" + user, "booking-cancelled", booking(1), email));
        assertThat(count("user_id = " + user)).isOne();
        assertThat(mails("booking-cancelled:" + user)).isOne();
    }

    @Test
    void without_a_key_each_of_fifty_is_one_of_its_own() {
        together(50, n -> send("{\"user_id\":%d,\"content\":\"Hello\"}".formatted(user)));
        assertThat(count("user_id = " + user)).isEqualTo(50);
    }

    @Test
    void what_is_read_in_time_is_not_mailed() {
        handIn("complaint-answered:1:" + user, "complaint-answered", complaint(), email);
        assertThat(mails("complaint-answered:1:" + user)).isZero();
        read(newest());
        mailsAreDue();
        assertThat(mails("complaint-answered:1:" + user)).isZero();
        assertThat(count("mail_state = 'cancelled' and user_id = " + user)).isOne();
        assertThat(
                        jdbc.sql("select count(*) from notification_mail where mail_key = ?")
                                .param("complaint-answered:1:" + user)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void what_is_not_read_in_time_is_mailed_once() {
        var key = "complaint-answered:2:" + user;
        handIn(key, "complaint-answered", complaint(), email);
        handIn(key, "complaint-answered", complaint(), email);
        mailsAreDue();
        mailsAreDue();
        assertThat(mails(key)).isOne();
        read(newest());
        handIn(key, "complaint-answered", complaint(), email);
        assertThat(mails(key)).isOne();
    }

    @Test
    void what_is_needed_for_a_ticket_is_mailed_though_it_is_read_and_everything_switched_off() {
        reader("off", false);
        assertThat(
                        put(
                                "{\"preferences\":[{\"topic\":\"booking\",\"channel\":\"mail\",\"on\":false}]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        handIn("booking-confirmed:r" + user, "booking-confirmed", booking(1), email);
        read(newest());
        assertThat(mails("booking-confirmed:r" + user)).isOne();
    }

    @Test
    void whoever_wants_no_such_mails_gets_none() {
        assertThat(
                        put(
                                "{\"preferences\":[{\"topic\":\"complaint\",\"channel\":\"mail\",\"on\":false}]}"))
                .hasStatusOk();
        handIn("complaint-answered:3:" + user, "complaint-answered", complaint(), email);
        mailsAreDue();
        assertThat(mails("complaint-answered:3:" + user)).isZero();
        assertThat(count("user_id = " + user)).isOne();
    }

    @Test
    void whoever_wants_one_mail_a_day_gets_all_of_the_day_in_one() {
        reader("daily", false);
        for (int n = 0; n < 3; n++)
            handIn(
                    "complaint-answered:4%d:%d".formatted(n, user),
                    "complaint-answered",
                    complaint(),
                    email);
        var due =
                jdbc.sql("select min(mail_due_at) from notification where user_id = ?")
                        .param(user)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .atZoneSameInstant(java.time.ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(due.toLocalTime()).isEqualTo(java.time.LocalTime.of(8, 0));
        mailsAreDue();
        assertThat(
                        jdbc.sql("select kind from mail where recipient = ?")
                                .param(email)
                                .query(String.class)
                                .list())
                .containsExactly("notification-digest");
    }

    @Test
    void what_comes_while_all_are_marked_as_read_stays_unread() {
        for (int n = 0; n < 3; n++) send(message("a" + n));
        var seen = newest();
        send(message("later"));
        assertThat(post("/api/notifications/read-all", "{\"up_to\":%d}".formatted(seen)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/api/notifications?unread=true"))
                .bodyJson()
                .isLenientlyEqualTo("{\"unread\":1,\"items\":[{\"content\":\"later\"}]}");
    }

    @Test
    void an_answer_has_a_tag_until_something_changes() {
        var first = get("/api/notifications");
        var tag = first.getResponse().getHeader("ETag");
        assertThat(asked(tag)).hasStatus(HttpStatus.NOT_MODIFIED);
        send(message("new"));
        var second = asked(tag);
        assertThat(second).hasStatusOk();
        read(newest());
        assertThat(asked(second.getResponse().getHeader("ETag"))).hasStatusOk();
    }

    @Test
    void nobody_reads_what_others_were_told() {
        send(message("private"));
        var other = account(user + 7_000_000, "o@example.org", "ADMIN");
        for (var path :
                new String[] {
                    "/api/notifications/" + newest(),
                    "/api/notifications/user/" + user,
                    "/my/notifications/" + newest()
                }) assertThat(mvc.get().uri(path).with(other)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/api/notifications/" + newest() + "/read").with(other))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/notifications/user/" + user))
                .bodyJson()
                .isLenientlyEqualTo(
                        "[{\"user_id\":%d,\"content\":\"private\",\"read_status\":\"unread\"}]"
                                .formatted(user));
    }

    @Test
    void a_kind_that_nobody_knows_is_refused() {
        for (var body :
                new String[] {
                    "{\"user_id\":%d,\"kind\":\"lottery\"}".formatted(user),
                    "{\"user_id\":%d}".formatted(user),
                    "{\"user_id\":99999999,\"content\":\"Hello\"}",
                    "{\"user_id\":%d,\"content\":\"x\",\"subject_ref\":\"https://example.org\"}"
                            .formatted(user)
                }) assertThat(send(body)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        mvc.post()
                                .uri("/api/notifications")
                                .with(me())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(message("x")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void what_its_words_cannot_be_written_from_is_refused() {
        for (var one :
                new String[] {
                    "booking-confirmed\",\"params\":{}",
                    "booking-confirmed\",\"params\":{\"count\":\"x\"}",
                    "waiting-offered\",\"params\":{\"until\":\"tomorrow\",\"zone\":\"Asia/Jakarta\"}",
                    "waiting-offered\",\"params\":{\"until\":\"2026-11-28T20:00:00Z\",\"zone\":\"Mars/Dome\"}",
                    "refund-done\",\"params\":{\"amount\":\"1.00\",\"currency\":\"QQQQ\"}",
                    "refund-done\",\"params\":{\"amount\":\"1e999999999\",\"currency\":\"EUR\"}",
                    "account-changed\",\"params\":{\"change\":\"nothing\"}"
                })
            assertThat(send("{\"user_id\":%d,\"kind\":\"%s}".formatted(user, one)))
                    .as(one)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("params");
        assertThat(count("user_id = " + user)).isZero();
        assertThat(
                        send(
                                "{\"user_id\":%d,\"kind\":\"booking-confirmed\",\"params\":{\"count\":\"2\"}}"
                                        .formatted(user)))
                .hasStatus(HttpStatus.CREATED);
    }

    /** As of a version that did not look. */
    @Test
    void what_cannot_be_written_or_mailed_holds_nothing_else_up() {
        reader("daily", false);
        send(message("fine"));
        handIn("complaint-answered:6:" + user, "complaint-answered", complaint(), email);
        jdbc.sql(
                        "update notification set kind = 'booking-confirmed', params = '{\"count\":\"x\"}' where id = ?")
                .param(newest())
                .update();
        handIn("complaint-answered:7:" + user, "complaint-answered", complaint(), email);
        assertThat(get("/api/notifications")).hasStatusOk().bodyText().contains("fine", "Sari");
        assertThat(get("/my/notifications")).hasStatusOk().bodyText().contains("fine", "Sari");
        assertThat(get("/api/notifications/" + (newest() - 1))).hasStatusOk();
        mailsAreDue();
        assertThat(sentTo(email)).contains("notification-digest");

        somebodyElseEachTime();
        handIn("complaint-answered:8:" + user, "complaint-answered", complaint(), email);
        jdbc.sql("update notification_mail set data = '[', kind = 'lottery' where mail_key = ?")
                .param("complaint-answered:8:" + user)
                .update();
        handIn("complaint-answered:9:" + user, "complaint-answered", complaint(), email);
        mailsAreDue();
        assertThat(sentTo(email)).containsExactly("complaint-answered");
    }

    @Test
    void a_digest_is_one_mail_however_many_wait_and_whoever_else_waits() {
        reader("daily", false);
        for (int n = 0; n < 70; n++)
            handIn(
                    "complaint-answered:d%d:%d".formatted(n, user),
                    "complaint-answered",
                    complaint(),
                    email);
        together(3, n -> mailsAreDue());
        assertThat(sentTo(email)).containsExactly("notification-digest");
    }

    private java.util.List<String> sentTo(String address) {
        return jdbc.sql("select kind from mail where recipient = ? order by id")
                .param(address)
                .query(String.class)
                .list();
    }

    @Test
    void what_is_only_mailed_is_not_read_with_all_that_is_shown() {
        put(
                "{\"preferences\":[{\"topic\":\"message\",\"channel\":\"in_app\",\"on\":false},{\"topic\":\"reminder\",\"channel\":\"in_app\",\"on\":false}]}");
        assertThat(send(message("by mail"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(
                        send(
                                "{\"user_id\":%d,\"kind\":\"reminder\",\"params\":{\"about\":\"Lantern Night\"}}"
                                        .formatted(user)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(post("/api/notifications/read-all", "{\"up_to\":%d}".formatted(newest())))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(
                        mvc.post()
                                .uri("/my/notifications/read-all")
                                .param("upTo", String.valueOf(newest()))
                                .with(me()))
                .hasStatus3xxRedirection();
        mailsAreDue();
        assertThat(sentTo(email)).hasSize(2);
    }

    @Test
    void the_same_key_again_gives_the_notification_that_there_is() {
        var body = "{\"user_id\":%d,\"content\":\"Hello\",\"dedupe_key\":\"once\"}".formatted(user);
        assertThat(send(body)).hasStatus(HttpStatus.CREATED);
        assertThat(send(body))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(Math.toIntExact(newest()));
        assertThat(count("user_id = " + user)).isOne();
    }

    @Test
    void what_somebody_does_not_want_here_is_only_mailed() {
        put("{\"preferences\":[{\"topic\":\"message\",\"channel\":\"in_app\",\"on\":false}]}");
        assertThat(send(message("by mail"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/api/notifications"))
                .bodyJson()
                .isLenientlyEqualTo("{\"unread\":0,\"latest\":0,\"items\":[]}");
        mailsAreDue();
        assertThat(
                        jdbc.sql("select kind from mail where recipient = ?")
                                .param(email)
                                .query(String.class)
                                .list())
                .containsExactly("notification");
    }

    @Test
    void an_account_that_is_closed_or_erased_leaves_nothing() {
        send(message("gone"));
        put("{\"preferences\":[{\"topic\":\"message\",\"channel\":\"mail\",\"on\":false}]}");
        reader("instant", true);
        assertThat(count("user_id = " + user)).isZero();
        assertThat(
                        jdbc.sql("select count(*) from notification_pref where user_id = ?")
                                .param(user)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(send(message("again"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        somebodyElseEachTime();
        send(message("erased"));
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"e%d\",\"email\":\"%s\"}]}"
                                                .formatted(user, email)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(count("user_id = " + user)).isZero();
    }

    @Test
    void what_is_told_late_of_an_account_changes_nothing() {
        readers(user, email, "daily", false, Instant.now().minusSeconds(3600));
        handIn("complaint-answered:5:" + user, "complaint-answered", complaint(), email);
        assertThat(
                        jdbc.sql("select mail_due_at from notification where user_id = ?")
                                .param(user)
                                .query(java.time.OffsetDateTime.class)
                                .single()
                                .toInstant())
                .isBefore(Instant.now().plusSeconds(130));
    }

    @Test
    void the_page_shows_them_opens_them_and_saves_what_is_ticked() {
        handIn("booking-confirmed:p" + user, "booking-confirmed", booking(1), email);
        assertThat(get("/my/notifications"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Your tickets for Lantern Night",
                        "Unread (1)",
                        "Mark all as read",
                        "Always");
        assertThat(count("read_at is null and user_id = " + user))
                .as("looking reads nothing")
                .isOne();
        assertThat(get("/my/notifications/" + newest()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/bookings/1184");
        assertThat(get("/my/notifications?show=unread")).bodyText().doesNotContain("Lantern Night");
        assertThat(get("/my/notifications?show=money&before=1")).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/my/notifications/preferences")
                                .with(me())
                                .param("on", "message.in_app", "reminder.mail", "booking.push"))
                .hasStatus3xxRedirection();
        assertThat(get("/api/profile/notification-preferences"))
                .bodyJson()
                .extractingPath("$.preferences[?(@.topic=='message' && @.on==true)].channel")
                .asArray()
                .containsExactly("in_app");
    }

    private void together(int times, java.util.function.IntConsumer task) {
        var barrier = new CyclicBarrier(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Void>>();
            for (int n = 0; n < times; n++) {
                var number = n;
                all.add(
                        threads.submit(
                                (Callable<Void>)
                                        () -> {
                                            barrier.await();
                                            task.accept(number);
                                            return null;
                                        }));
            }
            for (var one : all) one.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As if it were later. */
    private void mailsAreDue() {
        jdbc.sql(
                        "update notification set mail_due_at = created_at where mail_state = 'waiting' and user_id = ?")
                .param(user)
                .update();
        // The service looks by itself, too: whoever is first.
        org.awaitility.Awaitility.await()
                .until(() -> {
                    waiting.sendDue();
                    return count("mail_state = 'waiting' and user_id = " + user) == 0;
                });
    }

    private long newest() {
        return jdbc.sql("select max(id) from notification where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from notification where " + where)
                .query(Long.class)
                .single();
    }

    private long mails(String key) {
        return jdbc.sql("select count(*) from mail where mail_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private void read(long id) {
        assertThat(post("/api/notifications/" + id + "/read", "")).hasStatus(HttpStatus.NO_CONTENT);
    }

    private JwtRequestPostProcessor me() {
        return account(user, email, "CUSTOMER");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(me()).exchange();
    }

    private MvcTestResult asked(String tag) {
        return mvc.get()
                .uri("/api/notifications")
                .header("If-None-Match", tag)
                .with(me())
                .exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(me())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(String body) {
        return mvc.put()
                .uri("/api/profile/notification-preferences")
                .with(me())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult send(String body) {
        return mvc.post()
                .uri("/api/notifications")
                .with(admin())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String message(String text) {
        return "{\"user_id\":%d,\"content\":\"%s\"}".formatted(user, text);
    }

    private void reader(String digest, boolean closed) {
        readers(user, email, digest, closed);
    }

    private void readers(long id, String address, String digest, boolean closed) {
        readers(id, address, digest, closed, Instant.now());
    }

    private void readers(long id, String address, String digest, boolean closed, Instant asOf) {
        assertThat(
                        mvc.post()
                                .uri("/internal/readers")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"readers":[{"id":%d,"email":%s,"locale":"en","time_zone":"Asia/Ho_Chi_Minh","digest":"%s","roles":["CUSTOMER"],"closed":%s,"as_of":"%s"}]}
                                        """
                                                .formatted(
                                                        id,
                                                        address == null
                                                                ? null
                                                                : "\"" + address + "\"",
                                                        digest,
                                                        closed,
                                                        asOf)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private void handIn(String key, String kind, String data, String to) {
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"mails\":[{\"key\":\"%s\",\"kind\":\"%s\",\"to\":\"%s\",\"locale\":\"en\",\"data\":%s}]}"
                                                .formatted(key, kind, to, data)))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    private static String complaint() {
        return "{\"name\":\"Ana\",\"number\":12,\"subject\":\"The hall was cold\",\"text\":\"Sorry.\",\"by\":\"Sari\",\"link\":\"https://example.org/complaints/secret\"}";
    }

    private static String booking(int tickets) {
        var all = new ArrayList<String>();
        for (int n = 1; n <= tickets; n++)
            all.add(
                    "{\"code\":\"EV07-%d\",\"ticket_type\":\"Standing\",\"token\":\"TOKEN%d\"}"
                            .formatted(n, n));
        return """
        {"booking_id":1184,"buyer_name":"Ana","event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","ends_at":null,"time_zone":"Europe/Lisbon","location":""},
        "tickets":[%s],"link":"https://example.org/t/secret"}
        """
                .formatted(String.join(",", all));
    }
}
