package dev.marquee.ticket.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.marquee.platform.security.LinkPace;
import dev.marquee.ticket.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Look-up of bookings without an account, on whatever database. */
abstract class LookupContract extends RunningService {

    private static final String LINK = "http://localhost:8080/lookup/open?token=";

    @Autowired LookupPurge purge;

    @AfterEach
    void everything_works_again() {
        others.answer(202);
    }

    private MvcTestResult ask(String email) {
        return mvc.post()
                .uri("/api/lookups")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"%s\"}".formatted(email))
                .exchange();
    }

    /** The tokens of the links that were mailed to the address, in order. */
    private List<String> links(String email) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("kind").asString().equals("lookup-link"))
                .map(mail -> mail.get("data").get("link").asString())
                .peek(link -> assertThat(link).startsWith(LINK))
                .map(link -> link.substring(LINK.length()))
                .toList();
    }

    private void awaitRequestsDone() {
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql(
                                                "select count(*) from outbox where topic = 'lookup-requested' and delivered_at is null")
                                        .query(Long.class)
                                        .single())
                        .isZero());
    }

    private String link(String email) {
        var before = links(email).size();
        assertThat(ask(email)).hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> links(email).size() > before);
        return links(email).getLast();
    }

    private MvcTestResult open(String token) {
        return mvc.post()
                .uri("/api/lookups/open")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"token\":\"%s\"}".formatted(token))
                .exchange();
    }

    private String view(String email) {
        return json(open(link(email))).get("view_token").asString();
    }

    private MvcTestResult see(String viewToken) {
        return mvc.get().uri("/api/lookups/bookings").header("Lookup-Token", viewToken).exchange();
    }

    @Test
    void a_mailed_link_opens_the_bookings_of_its_address() {
        var event = onSale("Lantern Night", 10, 2);
        var first = book(event, 1, "Ana", "ana@example.org");
        var second = book(event, 2, "Ana", "ANA@Example.org.");
        book(event, 1, "Eve", "eve@example.org");
        var opened = open(link("ana@example.org"));
        assertThat(opened).hasStatus(HttpStatus.OK);
        var view = json(opened);
        assertThat(view.propertyNames())
                .containsExactlyInAnyOrder("email", "view_token", "expires_at");
        assertThat(view.get("email").asString()).isEqualTo("ana@example.org");
        var seen = see(view.get("view_token").asString());
        assertThat(seen).hasStatus(HttpStatus.OK);
        assertThat(json(seen).get("items").valueStream().map(b -> b.get("id").asLong()))
                .containsExactly(second.get("id").asLong(), first.get("id").asLong());
        assertThat(json(seen).get("items").get(0).get("tickets").get(0).get("qr_token").asString())
                .isEqualTo(second.get("tickets").get(0).get("qr_token").asString());
    }

    @Test
    void a_view_opens_and_cancels_the_bookings_of_its_address_and_no_others() {
        var event = onSale("Views", 10, 2);
        var mine = book(event, 1, "Ana", "ana.view@example.org").get("id").asLong();
        var other = book(event, 1, "Eve", "eve.view@example.org").get("id").asLong();
        var token = view("ana.view@example.org");
        for (var booking : List.of(mine, other)) {
            var expected = booking == mine ? HttpStatus.OK : HttpStatus.NOT_FOUND;
            assertThat(mvc.get().uri("/api/bookings/{id}", booking).header("Lookup-Token", token))
                    .hasStatus(expected);
            assertThat(
                            mvc.post()
                                    .uri("/api/bookings/{id}/cancel", booking)
                                    .header("Lookup-Token", token))
                    .hasStatus(expected);
        }
        assertThat(json(see(token)).get("items").get(0).get("status").asString())
                .isEqualTo("cancelled");
    }

    @Test
    void known_and_unknown_addresses_get_the_same_answer_and_only_known_ones_a_mail() {
        book(onSale("Known", 10, 2), 1, "Ana", "known@example.org");
        var known = ask("known@example.org");
        var unknown = ask("unknown@example.org");
        assertThat(known).hasStatus(HttpStatus.ACCEPTED).body().isEmpty();
        assertThat(unknown).hasStatus(HttpStatus.ACCEPTED).body().isEmpty();
        assertThat(unknown.getResponse().getHeaderNames())
                .isEqualTo(known.getResponse().getHeaderNames());
        awaitRequestsDone();
        assertThat(links("known@example.org")).hasSize(1);
        assertThat(others.mailsTo("unknown@example.org")).isEmpty();
    }

    @Test
    void a_request_does_the_same_work_for_every_address() {
        book(onSale("Work", 10, 2), 1, "Ana", "work@example.org");
        var known = statements(() -> ask("work@example.org"));
        var unknown = statements(() -> ask("work.unknown@example.org"));
        assertThat(unknown).isNotEmpty().isEqualTo(known);
    }

    /** The SQL that this thread runs meanwhile; a mocked request is answered on it. */
    private static List<String> statements(Runnable action) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var log = new ListAppender<ILoggingEvent>();
        var level = logger.getLevel();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);
        try {
            action.run();
        } finally {
            logger.setLevel(level);
            logger.detachAppender(log);
        }
        return log.list.stream()
                .filter(event -> event.getThreadName().equals(Thread.currentThread().getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void an_address_is_mailed_three_links_and_then_each_after_a_longer_pause() {
        book(onSale("Flood", 10, 2), 1, "Ana", "flood@example.org");
        askTenTimes("flood@example.org");
        assertThat(links("flood@example.org")).hasSize(3);
        for (var pause : List.of(5, 10, 20)) {
            var before = links("flood@example.org").size();
            clock.pass(Duration.ofMinutes(pause - 1));
            askTenTimes("flood@example.org");
            assertThat(links("flood@example.org")).hasSize(before);
            clock.pass(Duration.ofMinutes(1));
            askTenTimes("flood@example.org");
            assertThat(links("flood@example.org")).hasSize(before + 1);
        }
        clock.pass(LinkPace.REMEMBERED);
        askTenTimes("flood@example.org");
        assertThat(links("flood@example.org")).hasSize(9);
    }

    private void askTenTimes(String email) {
        for (int i = 0; i < 10; i++) assertThat(ask(email)).hasStatus(202);
        awaitRequestsDone();
    }

    @Test
    void a_link_works_once() {
        book(onSale("Once", 10, 2), 1, "Ana", "once@example.org");
        var link = link("once@example.org");
        assertThat(open(link)).hasStatus(HttpStatus.OK);
        assertThat(open(link))
                .hasStatus(HttpStatus.GONE)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:link-expired");
    }

    @Test
    void a_link_works_once_also_when_many_use_it_at_the_same_moment() throws Exception {
        book(onSale("Race", 10, 2), 1, "Ana", "race@example.org");
        var link = link("race@example.org");
        var together = new CountDownLatch(1);
        Callable<Integer> use =
                () -> {
                    together.await();
                    return open(link).getResponse().getStatus();
                };
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) answers.add(threads.submit(use));
            together.countDown();
        }
        assertThat(answers).extracting(Future::resultNow).containsOnlyOnce(200);
        assertThat(answers).extracting(Future::resultNow).containsOnly(200, 410);
    }

    @Test
    void a_link_is_good_for_twenty_minutes() {
        book(onSale("Late", 10, 2), 1, "Ana", "late@example.org");
        var first = link("late@example.org");
        var second = link("late@example.org");
        clock.pass(Duration.ofMinutes(19));
        assertThat(open(first)).hasStatus(HttpStatus.OK);
        clock.pass(Duration.ofMinutes(1));
        assertThat(open(second)).hasStatus(HttpStatus.GONE);
    }

    @Test
    void who_opens_a_link_shows_that_mail_arrives() {
        book(onSale("Arrives", 10, 2), 1, "Ana", "arrives@example.org");
        var link = link("arrives@example.org");
        assertThat(others.readers()).doesNotContain("arrives@example.org");
        assertThat(open(link)).hasStatus(HttpStatus.OK);
        await().until(() -> others.readers().contains("arrives@example.org"));
    }

    @Test
    void a_view_is_good_for_thirty_minutes_or_until_it_is_closed() {
        book(onSale("View", 10, 2), 1, "Ana", "view@example.org");
        var expiring = view("view@example.org");
        var closed = view("view@example.org");
        for (int twice = 0; twice < 2; twice++)
            assertThat(mvc.delete().uri("/api/lookups/open").header("Lookup-Token", closed))
                    .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(see(closed)).hasStatus(HttpStatus.UNAUTHORIZED);
        clock.pass(Duration.ofMinutes(29));
        assertThat(see(expiring)).hasStatus(HttpStatus.OK);
        clock.pass(Duration.ofMinutes(1));
        assertThat(see(expiring))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:lookup-expired");
        assertThat(mvc.get().uri("/api/lookups/bookings")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_database_holds_no_token_that_opens_anything() {
        book(onSale("Hashed", 10, 2), 1, "Ana", "hashed@example.org");
        var link = link("hashed@example.org");
        var view = json(open(link)).get("view_token").asString();
        assertThat(link).hasSize(43);
        assertThat(view).hasSize(43).isNotEqualTo(link);
        for (var table : List.of("lookup_link", "lookup_view", "outbox")) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .doesNotContain(link, view);
        }
    }

    @Test
    void a_link_is_mailed_once_notification_service_is_back() {
        book(onSale("Back", 10, 2), 1, "Ana", "back@example.org");
        await().until(() -> !others.mailsTo("back@example.org").isEmpty());
        others.answer(503);
        var before = others.refusals();
        assertThat(ask("back@example.org")).hasStatus(HttpStatus.ACCEPTED);
        await().until(() -> others.refusals() > before);
        others.answer(202);
        clock.pass(Duration.ofMinutes(5));
        await().until(() -> !links("back@example.org").isEmpty());
        awaitRequestsDone();
        assertThat(links("back@example.org")).hasSize(1);
        assertThat(open(links("back@example.org").getFirst())).hasStatus(HttpStatus.OK);
    }

    @Test
    void what_is_of_no_more_use_is_forgotten() {
        book(onSale("Purge", 10, 2), 1, "Ana", "purge@example.org");
        view("purge@example.org");
        ask("purge.unknown@example.org");
        awaitRequestsDone();
        clock.pass(LinkPace.REMEMBERED.plusHours(1));
        purge.purge();
        for (var trace :
                List.of(
                        "select count(*) from lookup_link",
                        "select count(*) from lookup_view",
                        "select count(*) from outbox where topic = 'lookup-requested'"))
            assertThat(jdbc.sql(trace).query(Long.class).single()).as(trace).isZero();
        assertThat(
                        jdbc.sql("select count(*) from outbox where topic = 'booking-confirmed'")
                                .query(Long.class)
                                .single())
                .isPositive();
    }

    @Test
    void nonsense_is_refused_and_leaves_nothing() {
        awaitRequestsDone();
        var before = requests();
        for (var body :
                List.of(
                        "{}",
                        "{\"email\":null}",
                        "{\"email\":\"\"}",
                        "{\"email\":\"x\"}",
                        "{\"email\":5}",
                        "{\"email\":[]}",
                        "{\"email\":{}}",
                        "{\"email\":\"a@b@example.org\"}",
                        "{\"email\":\"a\\r\\nBcc: b@example.org\"}",
                        "{\"email\":\"%s@example.org\"}".formatted("a".repeat(50_000))))
            post("/api/lookups", 422, body);
        for (var body : List.of("", "{", "[]x", "null")) post("/api/lookups", 400, body);
        for (var body : List.of("{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"token\":{}}"))
            post("/api/lookups/open", 422, body);
        post("/api/lookups/open", 410, "{\"token\":\"' or 1=1 --\"}");
        assertThat(requests()).isEqualTo(before);
    }

    /** Others' messages come and go meanwhile. */
    private long requests() {
        return jdbc.sql("select count(*) from outbox where topic = 'lookup-requested'")
                .query(Long.class)
                .single();
    }
}
