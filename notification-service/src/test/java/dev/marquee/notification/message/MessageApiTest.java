package dev.marquee.notification.message;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.marquee.notification.message.audience.AudienceClient;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages through the API and the pages, with a real mail server at the other end. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:messages;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "marquee.data=target/data",
            "marquee.time-zone=Europe/Lisbon"
        })
@AutoConfigureMockMvc
class MessageApiTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Tickets {
        @Bean
        @Primary
        FakeTickets fakeTickets() {
            return new FakeTickets();
        }
    }

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final AtomicLong EVENTS = new AtomicLong(100);
    private static final RequestPostProcessor OLGA =
            account(7, "olga@tejoarts.example", "ORGANIZER");

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired AudienceClient client;

    private final long event = EVENTS.incrementAndGet();
    private FakeTickets tickets;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("SMTP_HOST", () -> "127.0.0.1");
        properties.add("SMTP_PORT", () -> SERVER.getSmtp().getPort());
        properties.add("SMTP_USE_TLS", () -> "false");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void onSale() {
        tickets = (FakeTickets) client;
        tickets.event(event, Instant.now().plus(Duration.ofDays(10)));
    }

    @Test
    void a_message_is_written_previewed_sent_and_refused_by_its_link() throws Exception {
        tickets.person(event, (int) event, "Nguyễn Văn A", "en", true);
        var id = written("service", "Bring a coat, {name}").get("id").asLong();
        assertThat(post(admin(), id, "count").get("people").asLong()).isEqualTo(1);
        var preview = post(admin(), id, "preview").toString();
        assertThat(preview).contains("Nguyễn Văn A").doesNotContain("/t/", "/u/", "key-of");

        assertThat(post(admin(), id, "send").get("state").asString()).isEqualTo("preparing");

        var mail = mailTo("p%05d@example.org".formatted(event));
        assertThat(mail.getSubject()).isEqualTo("Bring a coat, Nguyễn Văn A");
        assertThat(mail.getFrom()[0].toString()).contains("via Marquee");
        var text = text(mail);
        assertThat(text).contains("https://tickets.example.org/t/key-of-" + event);
        var link = Pattern.compile("(/u/[A-Za-z0-9_-]+)").matcher(text);
        assertThat(link.find()).isTrue();
        await().until(() ->
                get(admin(), "/api/messages/" + id).get("state").asString().equals("sent"));
        assertThat(
                        get(admin(), "/api/messages/%d/recipients".formatted(id))
                                .at("/items/0/outcome")
                                .asString())
                .isEqualTo("handed_over");

        // A scanner's GET changes nothing; the POST does, and the next message skips them.
        assertThat(mvc.get().uri(link.group(1))).hasStatusOk();
        assertThat(mvc.post().uri(link.group(1)).param("List-Unsubscribe", "One-Click"))
                .hasStatusOk();
        var next = written("service", "Again").get("id").asLong();
        post(admin(), next, "send");
        await().until(() ->
                get(admin(), "/api/messages/%d/recipients?outcome=skipped".formatted(next))
                                .get("total")
                                .asLong()
                        == 1);
        assertThat(
                        get(admin(), "/api/messages/%d/recipients".formatted(next))
                                .at("/items/0/why")
                                .asString())
                .isEqualTo("unsubscribed");
    }

    @Test
    void an_unknown_word_in_braces_is_refused_with_the_nearest() {
        var answer = send("service", "Dear {nme}");
        assertThat(answer).hasStatus(422);
        assertThat(json(answer).toString()).contains("{nme}", "{name}");
        assertThat(send("service", "two\nlines")).hasStatus(422);
        assertThat(send("other", "Hello")).hasStatus(422);
    }

    @Test
    void a_test_goes_to_its_author_alone() throws Exception {
        tickets.person(event, (int) event, "Minh Châu", "en", true);
        var id = written("service", "Bring a coat").get("id").asLong();
        assertThat(
                        mvc.post()
                                .uri("/api/messages/{id}/test", id)
                                .with(account(1, "author-%d@example.org".formatted(id), "ADMIN")))
                .hasStatus(202);
        var mail = mailTo("author-%d@example.org".formatted(id));
        assertThat(mail.getSubject()).isEqualTo("[Test] Bring a coat");
        assertThat(text(mail)).doesNotContain("/t/", "/u/");
    }

    @Test
    void what_is_somebody_elses_is_not_there() {
        var id = written("service", "Mine").get("id").asLong();
        var other = account(8, "other@example.org", "ORGANIZER");
        assertThat(mvc.get().uri("/api/messages/{id}", id).with(other)).hasStatus(404);
        assertThat(mvc.post().uri("/api/messages/{id}/send", id).with(other)).hasStatus(404);
        assertThat(mvc.get().uri("/admin/messages/{id}", id).with(other)).hasStatus(404);
        assertThat(mvc.get().uri("/api/messages/{id}", id).with(OLGA)).hasStatusOk();
    }

    @Test
    void the_first_message_of_an_organiser_waits_for_an_admin() {
        tickets.person(event, (int) event);
        var new1 = EVENTS.incrementAndGet();
        tickets.event(new1, Instant.now().plus(Duration.ofDays(10)), 9000 + new1, "published");
        var olga = account(9000 + new1, "new@example.org", "ORGANIZER");
        var id = json(send(olga, new1, "service", "Hello")).get("id").asLong();
        var sent = post(olga, id, "send");
        assertThat(sent.get("state").asString()).isEqualTo("review");
        assertThat(sent.get("why").asString()).isEqualTo("first-message");
        assertThat(mvc.post().uri("/api/messages/{id}/approve", id).with(olga)).hasStatus(404);
        post(admin(), id, "approve");
        await().until(() ->
                get(olga, "/api/messages/" + id).get("state").asString().equals("sent"));
    }

    @Test
    void an_admin_lets_out_only_what_was_read() {
        tickets.person(event, (int) event);
        var about = EVENTS.incrementAndGet();
        tickets.event(about, Instant.now().plus(Duration.ofDays(10)), 9000 + about, "published");
        var olga = account(9000 + about, "new@example.org", "ORGANIZER");
        var id = json(send(olga, about, "service", "Hello")).get("id").asLong();
        reader(1, "ADMIN");
        post(olga, id, "send");
        assertThat(get(account(7_000_001, address(1), "ADMIN"), "/api/notifications").toString())
                .contains("waits for your approval: Hello", "/admin/messages/" + id);
        var read = get(admin(), "/api/messages/" + id).get("version").asLong();
        assertThat(mvc.get().uri("/admin/messages/{id}", id).with(admin()))
                .bodyText()
                .contains("name=\"version\" value=\"" + read + "\"");
        assertThat(
                        mvc.put()
                                .uri("/api/messages/{id}", id)
                                .with(olga)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"texts\":{\"en\":{\"subject\":\"Pay\",\"text\":\"at evil.example\"}}}"))
                .hasStatusOk();
        post(olga, id, "send");
        assertThat(get(admin(), "/api/messages/" + id).get("state").asString()).isEqualTo("review");

        assertThat(
                        mvc.post()
                                .uri("/api/messages/{id}/approve", id)
                                .header("If-Match", "\"" + read + "\"")
                                .with(admin()))
                .hasStatus(412);
        assertThat(
                        mvc.post()
                                .uri("/admin/messages/{id}/approve", id)
                                .param("version", String.valueOf(read))
                                .with(admin()))
                .hasStatus(412)
                .bodyText()
                .contains("Pay");
        assertThat(get(admin(), "/api/messages/" + id).get("state").asString()).isEqualTo("review");
        var now = get(admin(), "/api/messages/" + id).get("version").asLong();
        assertThat(
                        mvc.post()
                                .uri("/admin/messages/{id}/approve", id)
                                .param("version", String.valueOf(now))
                                .with(admin()))
                .hasStatus3xxRedirection();
    }

    @Test
    void readers_with_an_account_see_it_on_the_site_and_get_no_mail_that_they_do_not_want() {
        var day = json(send(admin(), event, "service", "Bring a coat, {name}"));
        for (int n = 0; n < 3; n++) tickets.person(event, (int) (event * 10 + n));
        reader(event * 10);
        reader(event * 10 + 1);
        preference(event * 10 + 1, "mail");
        var id = day.get("id").asLong();
        post(admin(), id, "send");
        await().until(() ->
                get(admin(), "/api/messages/" + id).get("state").asString().equals("sent"));

        for (long n : new long[] {event * 10, event * 10 + 1})
            assertThat(get(owner(n), "/api/notifications").at("/items").toString())
                    .contains(
                            "Bring a coat, Person " + n, "\"topic\":\"message\"", "/bookings/" + n);
        var skipped = get(admin(), "/api/messages/%d/recipients?outcome=skipped".formatted(id));
        assertThat(skipped.get("total").asLong()).isOne();
        assertThat(skipped.at("/items/0/address").asString()).isEqualTo(address(event * 10 + 1));
        assertThat(skipped.at("/items/0/why").asString()).isEqualTo("unsubscribed");
        assertThat(
                        jdbc.sql("select count(*) from mail where recipient = ?")
                                .param(address(event * 10))
                                .query(Long.class)
                                .single())
                .as("it is the notification's mail, too")
                .isOne();
    }

    @Test
    void an_organiser_of_whom_a_reader_wants_nothing_is_heard_by_nobody_but_the_others() {
        for (int n = 0; n < 2; n++) {
            tickets.person(event, (int) (event * 10 + n));
            reader(event * 10 + n);
        }
        var quiet = event * 10;
        sentToAll("First");
        var organizer =
                get(owner(quiet), "/api/profile/notification-preferences").at("/organizers/0");
        assertThat(organizer.get("on").asBoolean()).isTrue();
        var number = organizer.get("organizer_id").asLong();
        var page = mvc.get().uri("/my/notifications").with(owner(quiet)).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Messages and reminders from", organizer.get("name").asString())
                .doesNotContain("??");
        assertThat(mute(quiet, number + 1))
                .hasStatus(422)
                .bodyText()
                .contains("organizers[0].organizer_id");
        assertThat(mute(quiet, number)).hasStatusOk();

        var second = sentToAll("Second");

        assertThat(get(owner(quiet), "/api/notifications").at("/items").toString())
                .contains("First")
                .doesNotContain("Second");
        assertThat(get(owner(quiet + 1), "/api/notifications").at("/items").toString())
                .contains("First", "Second");
        var skipped = get(admin(), "/api/messages/%d/recipients?outcome=skipped".formatted(second));
        assertThat(skipped.get("total").asLong()).isOne();
        assertThat(skipped.at("/items/0/address").asString()).isEqualTo(address(quiet));
        assertThat(skipped.at("/items/0/why").asString()).isEqualTo("unsubscribed");

        assertThat(
                        mvc.post()
                                .uri("/my/notifications/preferences")
                                .with(owner(quiet))
                                .param("on", "message.mail", "message.in_app")
                                .param("shown", "", String.valueOf(number))
                                .param("organizer", String.valueOf(number)))
                .hasStatus3xxRedirection();
        sentToAll("Third");
        assertThat(get(owner(quiet), "/api/notifications").at("/items").toString())
                .contains("First", "Third")
                .doesNotContain("Second");
    }

    @Test
    void an_organiser_is_called_what_they_are_whoever_writes_for_them() {
        var about = EVENTS.incrementAndGet();
        var organizer = 9000 + about;
        tickets.event(about, Instant.now().plus(Duration.ofDays(10)), organizer, "published");
        tickets.person(about, (int) about);
        reader(about);
        var olga = account(organizer, "new%d@example.org".formatted(about), "ORGANIZER");

        sent(json(send(admin(), about, "service", "By an admin")).get("id").asLong());
        assertThat(nameOfOrganizer(about))
                .as("by what they write about")
                .isEqualTo("Lantern Night");

        sent(json(send(olga, about, "service", "By themselves")).get("id").asLong());
        var name = nameOfOrganizer(about);
        assertThat(name).isNotEqualTo("Lantern Night");
        sent(json(send(admin(), about, "service", "By an admin again")).get("id").asLong());
        assertThat(nameOfOrganizer(about)).isEqualTo(name);

        var erased = json(send(olga, about, "service", "Of an erased one")).get("id").asLong();
        jdbc.sql("update message set sender = '(erased)', reply_to = null where id = ?")
                .param(erased)
                .update();
        sent(erased);
        assertThat(nameOfOrganizer(about)).isEqualTo(name);

        jdbc.sql(
                        "insert into organizer_brand (organizer_id, version, name) values (?, 1, 'Harbour Arts')")
                .param(organizer)
                .update();
        sent(json(send(admin(), about, "service", "With a brand")).get("id").asLong());
        assertThat(nameOfOrganizer(about)).isEqualTo("Harbour Arts");
    }

    private String nameOfOrganizer(long n) {
        return get(owner(n), "/api/profile/notification-preferences")
                .at("/organizers/0/name")
                .asString();
    }

    private void sent(long id) {
        post(admin(), id, "send");
        await().until(() ->
                get(admin(), "/api/messages/" + id).get("state").asString().equals("sent"));
    }

    @Test
    void no_control_characters_are_asked_for() {
        for (var part :
                List.of(
                        "\"sections\":[\"a\\u0000\"]",
                        "\"seats\":[\"\\u0000\"]",
                        "\"languages\":[\"\\u0000\"]",
                        "\"code\":\"\\u0000\""))
            assertThat(
                            mvc.post()
                                    .uri("/api/messages")
                                    .with(admin())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(
                                            """
                                            {"event_id":%d,"class":"service","audience":{%s},"texts":{"en":{"subject":"Hello","text":"There"}}}
                                            """
                                                    .formatted(event, part)))
                    .as(part)
                    .hasStatus(422)
                    .bodyText()
                    .contains("must not contain control characters");
    }

    private long sentToAll(String subject) {
        var id = json(send(admin(), event, "service", subject)).get("id").asLong();
        post(admin(), id, "send");
        await().until(() ->
                get(admin(), "/api/messages/" + id).get("state").asString().equals("sent"));
        return id;
    }

    private MvcTestResult mute(long n, long organizer) {
        return mvc.put()
                .uri("/api/profile/notification-preferences")
                .with(owner(n))
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"organizers\":[{\"organizer_id\":%d,\"on\":false}]}"
                                .formatted(organizer))
                .exchange();
    }

    private static String address(long n) {
        return "p%05d@example.org".formatted(n);
    }

    private static RequestPostProcessor owner(long n) {
        return account(7_000_000 + n, address(n), "CUSTOMER");
    }

    private void reader(long n) {
        reader(n, "CUSTOMER");
    }

    private void reader(long n, String role) {
        assertThat(
                        mvc.post()
                                .uri("/internal/readers")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"readers":[{"id":%d,"email":"%s","locale":"en","time_zone":"Asia/Jakarta","digest":"instant","roles":["%s"],"closed":false,"as_of":"%s"}]}
                                        """
                                                .formatted(
                                                        7_000_000 + n,
                                                        address(n),
                                                        role,
                                                        Instant.now())))
                .hasStatus(204);
    }

    private void preference(long n, String channel) {
        assertThat(
                        mvc.put()
                                .uri("/api/profile/notification-preferences")
                                .with(owner(n))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"preferences\":[{\"topic\":\"message\",\"channel\":\"%s\",\"on\":false}]}"
                                                .formatted(channel)))
                .hasStatusOk();
    }

    @Test
    void a_message_that_is_held_up_holds_up_neither_another_nor_the_timers() {
        var held = new CountDownLatch(1);
        var holding = new AtomicBoolean();
        tickets.before =
                () -> {
                    if (!Thread.currentThread().getName().startsWith("messages-")) return;
                    if (!holding.compareAndSet(false, true)) return;
                    try {
                        held.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        try {
            tickets.person(event, (int) event);
            var slow = written("service", "Slow").get("id").asLong();
            post(admin(), slow, "send");
            await().until(holding::get);
            var other = written("service", "Quick").get("id").asLong();
            post(admin(), other, "send");
            await().until(() ->
                    get(admin(), "/api/messages/" + other).get("state").asString().equals("sent"));
            reader(event);
            assertThat(
                            mvc.post()
                                    .uri("/api/notifications")
                                    .with(admin())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(
                                            "{\"user_id\":%d,\"content\":\"Hello\"}"
                                                    .formatted(7_000_000 + event)))
                    .hasStatus(201);
            await().until(() ->
                    jdbc.sql(
                                            "select count(*) from mail where kind = 'notification' and recipient = ?")
                                    .param(address(event))
                                    .query(Long.class)
                                    .single()
                            == 1);
        } finally {
            held.countDown();
            tickets.before = () -> {};
        }
    }

    @Test
    void what_became_of_a_message_that_rests_is_seen_when_somebody_looks() {
        tickets.person(event, (int) event);
        var id = written("service", "Rests").get("id").asLong();
        post(admin(), id, "send");
        await().until(() ->
                get(admin(), "/api/messages/" + id).get("state").asString().equals("sent"));
        for (var state : List.of("paused", "stopped")) {
            jdbc.sql("update message set state = ? where id = ?").params(state, id).update();
            jdbc.sql("update message_recipient set outcome = 'queued' where message_id = ?")
                    .param(id)
                    .update();
            assertThat(mvc.get().uri("/admin/messages/{id}", id).with(admin()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("1 handed over", "Handed over")
                    .doesNotContain("On the way");
            assertThat(
                            get(admin(), "/api/messages/%d/recipients".formatted(id))
                                    .at("/items/0/outcome")
                                    .asString())
                    .isEqualTo("handed_over");
        }
    }

    @Test
    void it_is_changed_until_it_goes_out_and_only_as_it_was_seen() {
        var made = written("service", "First");
        var id = made.get("id").asLong();
        assertThat(change(id, "\"" + made.get("version").asLong() + "\"")).hasStatusOk();
        assertThat(change(id, "\"" + made.get("version").asLong() + "\"")).hasStatus(412);
        post(admin(), id, "send");
        assertThat(change(id, null)).hasStatus(409);
        assertThat(mvc.delete().uri("/api/messages/{id}", id).with(admin())).hasStatus(409);
    }

    @Test
    void details_of_an_event_go_to_oneself_and_to_who_has_tickets() throws Exception {
        var holder = "p%05d@example.org".formatted(event);
        tickets.person(event, (int) event, "Minh Châu", "en", true);
        assertThat(detail(account(50, "me%d@example.org".formatted(event), "CUSTOMER"), null))
                .hasStatus(202);
        assertThat(text(mailTo("me%d@example.org".formatted(event)))).contains("Lantern Night");
        assertThat(detail(account(50, "me@example.org", "CUSTOMER"), holder)).hasStatus(422);
        assertThat(detail(OLGA, "stranger@example.org")).hasStatus(422);
        assertThat(detail(OLGA, holder)).hasStatus(202);
        assertThat(text(mailTo(holder))).contains("/t/key-of-");
        assertThat(detail(admin(), "anybody%d@example.org".formatted(event))).hasStatus(202);
    }

    @Test
    void the_pages_write_keep_what_was_typed_preview_and_send() {
        tickets.person(event, (int) event, "Minh Châu", "en", true);
        assertThat(mvc.get().uri("/admin/messages/new").with(OLGA)).hasStatusOk();
        assertThat(mvc.get().uri("/admin/messages/new?event={id}", event).with(OLGA))
                .hasStatusOk()
                .bodyText()
                .contains("Everyone with a ticket");
        assertThat(form("/admin/messages/count", "Hello {name}", "around"))
                .hasStatusOk()
                .bodyText()
                .contains("One person");
        assertThat(form("/admin/messages/preview", "Hello {name}", "now"))
                .as("beside the form")
                .hasStatusOk()
                .bodyText()
                .contains("Hello Minh Châu")
                .doesNotContain("Hello {name}");
        assertThat(form("/admin/messages/preview", "Hello {nme}", "now"))
                .hasStatusOk()
                .bodyText()
                .contains("It cannot be sent like this", "{name}");
        var wrong = form("/admin/messages/new", "Hello {nme}", "now");
        assertThat(wrong).hasStatus(422).bodyText().contains("Hello {nme}", "{name}", "Xin chào");
        var made = form("/admin/messages/new", "Hello {name}", "around");
        assertThat(made).hasStatus3xxRedirection();
        var page = String.valueOf(made.getResponse().getRedirectedUrl());
        assertThat(mvc.get().uri(page).with(OLGA))
                .hasStatusOk()
                .bodyText()
                .contains("Minh Châu", "Schedule", "One person");
        assertThat(mvc.get().uri(page + "/html").with(OLGA))
                .hasStatusOk()
                .bodyText()
                .contains("Hello");
        assertThat(mvc.get().uri(page + "/edit").with(OLGA))
                .hasStatusOk()
                .bodyText()
                .contains("Hello {name}", "Xin chào");
        assertThat(mvc.post().uri(page + "/schedule").with(admin())).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(page + "/pause").with(admin()))
                .hasStatus(409)
                .bodyText()
                .contains("another state");
        assertThat(mvc.post().uri(page + "/stop").with(admin())).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(page + "/send").with(admin())).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(page).with(OLGA)).hasStatusOk().bodyText().contains("Progress");
        assertThat(mvc.get().uri("/admin/messages").with(OLGA))
                .hasStatusOk()
                .bodyText()
                .contains("Hello {name}");
    }

    private MvcTestResult form(String path, String subject, String when) {
        return mvc.post()
                .uri(path)
                .with(OLGA)
                .param("event", String.valueOf(event))
                .param("kind", "service")
                .param("to", "everybody")
                .param("subject", subject)
                .param("text", "Hello **{name}**")
                .param("subject.vi", "Xin chào")
                .param("text.vi", "Xin chào {name}")
                .param("when", when)
                .param("days", "1")
                .param("side", "before")
                .param("anchor", "start")
                .param("time", "10:00")
                .exchange();
    }

    private MvcTestResult detail(RequestPostProcessor who, String email) {
        return mvc.post()
                .uri("/api/notifications/event-detail-email")
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        email == null
                                ? "{\"event_id\":%d}".formatted(event)
                                : "{\"event_id\":%d,\"email\":\"%s\"}".formatted(event, email))
                .exchange();
    }

    private MvcTestResult change(long id, String ifMatch) {
        var request =
                mvc.put()
                        .uri("/api/messages/{id}", id)
                        .with(admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"later_bookers\":true}");
        if (ifMatch != null) request = request.header("If-Match", ifMatch);
        return request.exchange();
    }

    private JsonNode written(String kind, String subject) {
        var answer = send(kind, subject);
        assertThat(answer).hasStatus(201);
        return json(answer);
    }

    private MvcTestResult send(String kind, String subject) {
        return send(admin(), event, kind, subject);
    }

    private MvcTestResult send(RequestPostProcessor who, long about, String kind, String subject) {
        var body =
                Map.of(
                        "event_id", about,
                        "class", kind,
                        "texts",
                                Map.of(
                                        "en",
                                        Map.of(
                                                "subject",
                                                subject,
                                                "text",
                                                "Hello **{name}**, open {link}")));
        return mvc.post()
                .uri("/api/messages")
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(body))
                .exchange();
    }

    private JsonNode post(RequestPostProcessor who, long id, String action) {
        var answer = mvc.post().uri("/api/messages/{id}/{action}", id, action).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private JsonNode get(RequestPostProcessor who, String path) {
        var answer = mvc.get().uri(path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private static MimeMessage mailTo(String address) {
        return await().until(() -> to(address), found -> !found.isEmpty()).getLast();
    }

    private static List<MimeMessage> to(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) return (String) part.getContent();
        if (!(part.getContent() instanceof Multipart all)) return "";
        for (int i = 0; i < all.getCount(); i++) {
            var text = text(all.getBodyPart(i));
            if (!text.isEmpty()) return text;
        }
        return "";
    }
}
