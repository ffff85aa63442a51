package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/**
 * What the gateway gives to many of what it asked for once, and to whom it never does. However slow
 * the machine is, it waits for what is asked for here.
 */
@TestPropertySource(
        properties = {"marquee.gateway.cache.patience=60s", "marquee.gateway.answer-timeout=60s"})
class CatalogueCacheTest extends GatewayTest {

    private static final String BROWSER =
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String HIDDEN = "<div class=\"page\" id=\"last-known\" hidden>";

    private final Stub site = stubs.get("public");
    private final Stub events = stubs.get("event");
    private final String code = "EV" + UUID.randomUUID().toString().replaceAll("\\D", "");
    private final String page = "/e/" + code.substring(0, Math.min(18, code.length()));

    @AfterEach
    void asBefore() {
        site.answers.clear();
        events.answers.clear();
        ticket.answers.clear();
    }

    private void pageSays(String text) {
        site.answers.put(
                page,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
                    exchange.getResponseHeaders().set("Content-Language", "en");
                    Stub.send(exchange, 200, HIDDEN + text);
                });
    }

    @Test
    void what_is_asked_for_again_is_not_made_again() {
        pageSays("jazz");
        var first = get(page, BROWSER);
        var second = get(page, BROWSER);
        assertThat(site.count(page)).isEqualTo(1);
        assertThat(second.body()).isEqualTo(first.body()).contains("jazz");
        assertThat(second.header("Content-Type")).containsExactly("text/html;charset=UTF-8");
        assertThat(second.header("Cache-Control")).containsExactly("public, max-age=0, s-maxage=1");
        assertThat(second.header("Cache-Status")).containsExactly("marquee; hit");
        assertThat(second.header("Vary").getFirst())
                .contains("Accept-Language", "Accept-Encoding", "Authorization", "Cookie");
        assertThat(second.header("Content-Security-Policy")).hasSize(1);
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(second.header("Age")).isEmpty();
    }

    @Test
    void who_holds_tickets_gets_a_page_of_their_own_and_nobody_else_does() {
        pageSays("jazz");
        get(page, BROWSER);
        pageSays("You hold two");
        var holder = get(page, BROWSER, "Cookie: other=1; marquee_hold=7.key");
        assertThat(holder.body()).contains("You hold two");
        assertThat(holder.header("Cache-Status")).isEmpty();
        assertThat(lastAt(site, page).header("Cookie").getFirst()).contains("marquee_hold=7.key");
        pageSays("jazz");
        assertThat(get(page, BROWSER).body()).contains("jazz").doesNotContain("You hold two");
    }

    @Test
    void whose_turn_it_is_in_a_waiting_room_gets_a_page_of_their_own_and_nobody_else_does() {
        pageSays("a line");
        get(page, BROWSER);
        pageSays("a form");
        assertThat(get(page, BROWSER, "Cookie: other=1; marquee_inside=1").body())
                .contains("a form");
        pageSays("a line");
        assertThat(get(page, BROWSER).body()).contains("a line");
    }

    @Test
    void what_a_code_opens_is_kept_for_nobody() {
        pageSays("jazz");
        get(page, BROWSER);
        pageSays("Friends, ten euros");
        for (var address :
                List.of(page + "?code=PRESALE", page + "?x=1&code=PRESALE", page + "?pick=71:2")) {
            var opened = get(address, BROWSER);
            assertThat(opened.body()).contains("Friends");
            assertThat(opened.header("Cache-Status")).isEmpty();
        }
        pageSays("jazz");
        assertThat(get(page, BROWSER).body()).contains("jazz").doesNotContain("Friends");
    }

    @Test
    void parameters_that_nobody_reads_make_no_difference() {
        pageSays("jazz");
        get(page, BROWSER);
        for (var n = 0; n < 20; n++)
            get(page + "?utm_source=mail" + n + "&fbclid=" + n + "&q=" + n, BROWSER);
        assertThat(site.received)
                .filteredOn(request -> request.uri().startsWith(page))
                .singleElement()
                .extracting(Stub.Received::uri)
                .isEqualTo(page);
    }

    @Test
    void parameters_that_are_read_do_in_whatever_order() {
        var word = UUID.randomUUID().toString();
        get("/api/events?q=" + word + "&page=1&utm_source=a");
        get("/api/events?page=1&utm_source=b&q=" + word);
        get("/api/events?page=2&q=" + word);
        assertThat(events.count("/api/events?q=" + word + "&page=1")).isEqualTo(1);
        assertThat(events.count("/api/events?q=" + word + "&page=2")).isEqualTo(1);
        // What is not plain to read goes on as it is.
        get("/api/events?%71=" + word);
        get("/api/events?q=" + word + "&q=" + word);
        get("/api/events?q=" + word + "x".repeat(300));
        assertThat(events.count("/api/events?%71=" + word)).isEqualTo(1);
        assertThat(events.count("/api/events?q=" + word + "&q=" + word)).isEqualTo(1);
    }

    @Test
    void the_service_learns_nothing_of_the_reader() {
        pageSays("jazz");
        get(
                page,
                BROWSER,
                "Cookie: marquee_booking=secret; marquee_theme=dark; other=1",
                "Accept-Language: en-GB,en;q=0.8,zz;q=0.1",
                "User-Agent: somebody's own",
                "Referer: https://example.org/private");
        var asked = lastAt(site, page);
        assertThat(asked.header("Cookie")).containsExactly("marquee_theme=dark");
        assertThat(asked.header("Accept-Language")).containsExactly("en-GB");
        assertThat(asked.header("Accept")).containsExactly("text/html");
        for (var personal : new String[] {"Referer", "Authorization", "X-Forwarded-For"})
            assertThat(asked.header(personal)).isEmpty();
        assertThat(asked.header("User-Agent")).noneMatch(agent -> agent.contains("somebody"));
    }

    @Test
    void languages_regions_and_themes_have_pages_of_their_own() {
        site.answers.put(
                page,
                exchange ->
                        Stub.send(
                                exchange,
                                200,
                                exchange.getRequestHeaders().get("Accept-Language")
                                        + " "
                                        + exchange.getRequestHeaders().get("Cookie")));
        for (var n = 0; n < 2; n++) {
            assertThat(get(page, BROWSER).body()).isEqualTo("null null");
            assertThat(get(page, BROWSER, "Accept-Language: en-GB").body())
                    .isEqualTo("[en-GB] null");
            assertThat(get(page, BROWSER, "Accept-Language: en-ZZ").body()).isEqualTo("[en] null");
            assertThat(get(page, BROWSER, "Cookie: marquee_theme=dark").body())
                    .isEqualTo("null [marquee_theme=dark]");
            assertThat(get(page, BROWSER, "Cookie: marquee_theme=purple").body())
                    .isEqualTo("null null");
        }
        assertThat(site.count(page)).isEqualTo(4);
    }

    /** Xx is a language of this test; whoever reads the page first must not choose for others. */
    @Test
    void nobody_gets_a_kept_page_or_its_tag_in_another_language() {
        site.answers.put(
                page,
                exchange -> {
                    var language = exchange.getRequestHeaders().getFirst("Accept-Language");
                    exchange.getResponseHeaders().set("Content-Language", language + "");
                    Stub.send(exchange, 200, "page in " + language);
                });
        var readers =
                List.of(
                        List.of("xx-PT", "Accept-Language: xx"),
                        List.of("en-GB", "Accept-Language: en-GB"),
                        List.of("xx-PT", "Cookie: a=b; lang=xx"),
                        List.of("en", "Cookie: lang=en", "Accept-Language: xx"),
                        List.of("xx-PT", "Accept-Language: fr, xx;q=0.3"),
                        List.of("xx-PT", "Cookie: lang=fr", "Accept-Language: xx-BR"),
                        List.of("null", "Accept-Language: fr"));
        for (var round = 0; round < 2; round++)
            for (var reader : readers) {
                var answer = get(page, sent(reader));
                assertThat(answer.body()).as("%s", reader).isEqualTo("page in " + reader.get(0));
                assertThat(answer.header("Content-Language")).containsExactly(reader.get(0));
                assertThat(answer.header("Vary").getFirst()).contains("Accept-Language", "Cookie");
            }
        assertThat(site.count(page)).isEqualTo(4);
        for (var first : readers)
            for (var second : readers) {
                var known = get(page, sent(first)).header("ETag").getFirst();
                var again = new ArrayList<>(List.of(sent(second)));
                again.add("If-None-Match: " + known);
                assertThat(get(page, again.toArray(String[]::new)).status())
                        .as("%s, then %s", first, second)
                        .isEqualTo(first.get(0).equals(second.get(0)) ? 304 : 200);
            }
    }

    private static String[] sent(List<String> reader) {
        return Stream.concat(Stream.of(BROWSER), reader.stream().skip(1)).toArray(String[]::new);
    }

    @Test
    void a_language_is_chosen_once_and_leads_back_to_the_page() {
        pageSays("jazz");
        var chosen = get(page + "?q=a&lang=xx&when=today", BROWSER);
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).containsExactly(page + "?q=a&when=today");
        assertThat(chosen.header("Set-Cookie").getFirst())
                .contains("lang=xx", "Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(chosen.header("Cache-Control")).containsExactly("no-store");
        assertThat(get(page + "?lang=fr", BROWSER).status()).isEqualTo(200);
        assertThat(get("//evil.example/?lang=xx", BROWSER).header("Location"))
                .noneMatch(location -> location.startsWith("//"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer t",
                "Cookie: marquee_session=0123456789012345678901234567890123456789012",
                "Range: bytes=0-1"
            })
    void who_may_be_somebody_gets_an_answer_of_their_own(String header) {
        pageSays("for all");
        get(page, BROWSER);
        pageSays("for you");
        assertThat(get(page, BROWSER, header).body()).contains("for you");
        assertThat(get(page, BROWSER, header).header("Cache-Control"))
                .noneMatch(value -> value.contains("public"));
        assertThat(get(page, BROWSER).body()).contains("for all");
    }

    @ParameterizedTest
    @CsvSource({"Set-Cookie,a=1", "Cache-Control,private", "Vary,User-Agent", "Vary,*"})
    void what_a_service_gives_to_one_is_given_to_nobody_else(String header, String value) {
        var made = new AtomicInteger();
        site.answers.put(
                page,
                exchange -> {
                    exchange.getResponseHeaders().set(header, value);
                    Stub.send(exchange, 200, "number " + made.incrementAndGet());
                });
        var first = get(page, BROWSER);
        var second = get(page, BROWSER);
        assertThat(first.body()).isNotEqualTo(second.body());
        assertThat(second.header("Cache-Status")).isEmpty();
        if (header.equals("Set-Cookie")) assertThat(second.header(header)).hasSize(1);
    }

    @Test
    void what_a_browser_has_is_not_sent_again_and_head_has_no_body() {
        pageSays("jazz ".repeat(500));
        var plain = get(page, BROWSER);
        var zipped = get(page, BROWSER, "Accept-Encoding: gzip, br");
        assertThat(zipped.header("Content-Encoding")).containsExactly("gzip");
        assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(get(page, BROWSER, "Accept-Encoding: gzip;q=0").header("Content-Encoding"))
                .isEmpty();
        for (var tag :
                new String[] {
                    plain.header("ETag").getFirst(), "W/" + zipped.header("ETag").getFirst()
                }) {
            var again = get(page, BROWSER, "If-None-Match: \"x\", " + tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("Cache-Control")).isEqualTo(plain.header("Cache-Control"));
        }
        pageSays("blues");
        call("PATCH", "/api/events/1/status", new byte[] {'{', '}'});
        assertThat(get(page, BROWSER, "If-None-Match: " + plain.header("ETag").getFirst()).status())
                .isEqualTo(200);
        var head = call("HEAD", page, null, BROWSER);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .containsExactly("" + get(page, BROWSER).body().length());
    }

    @Test
    void a_version_stays_a_version() {
        var path = "/api/events/" + page.substring(3);
        events.answers.put(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    Stub.send(exchange, 200, "{\"booked\":1}");
                });
        assertThat(get(path).header("ETag")).containsExactly("\"7\"");
        var again = get(path, "If-None-Match: \"7\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).containsExactly("\"7\"");
        assertThat(events.count(path)).isEqualTo(1);
    }

    @Test
    void what_events_are_called_is_kept_for_each_language() {
        var path = "/api/events/" + page.substring(3);
        events.answers.put(
                path,
                exchange ->
                        Stub.send(
                                exchange,
                                200,
                                "in " + exchange.getRequestHeaders().getFirst("Accept-Language")));
        for (var n = 0; n < 2; n++) {
            assertThat(get(path, "Accept-Language: xx").body()).isEqualTo("in xx-PT");
            assertThat(get(path, "Accept-Language: en-GB").body()).isEqualTo("in en-GB");
            assertThat(get(path).body()).isEqualTo("in null");
        }
        assertThat(get(path).header("Vary").getFirst()).contains("Accept-Language");
    }

    @Test
    void an_answered_change_is_seen_by_the_next_reader() {
        var price = new AtomicInteger();
        site.answers.put(page, exchange -> Stub.send(exchange, 200, "price " + price.get()));
        events.answers.put(
                "/api/events/1",
                exchange -> {
                    price.incrementAndGet();
                    Stub.send(exchange, 200, "{}");
                });
        for (var n = 1; n <= 20; n++) {
            get(page, BROWSER);
            call("PUT", "/api/events/1", new byte[] {'{', '}'});
            assertThat(get(page, BROWSER).body()).isEqualTo("price " + n);
        }
    }

    @Test
    void what_changes_elsewhere_is_heard_of_within_a_second() {
        var version = new AtomicReference<>("1");
        var price = new AtomicInteger();
        site.answers.put(page, exchange -> Stub.send(exchange, 200, "price " + price.get()));
        events.answers.put(
                "/internal/catalogue-state",
                exchange ->
                        Stub.send(
                                exchange,
                                200,
                                "{\"version\":\"%s\",\"booked\":\"0\"}".formatted(version.get())));
        ticket.answers.put(
                "/internal/stock-state",
                exchange ->
                        Stub.send(
                                exchange,
                                200,
                                "{\"as_of\":\"2030-01-01T00:00:00Z\",\"terms\":\"1\",\"levels\":[]}"));
        // Nothing changes, so nothing is made, however long it is read.
        readDuringChecks(15);
        var made = site.count(page);
        readDuringChecks(6);
        assertThat(site.count(page)).isEqualTo(made);
        price.set(5);
        version.set("2");
        var changed = System.nanoTime();
        await().until(() -> get(page, BROWSER).body().equals("price 5"));
        assertThat(System.nanoTime() - changed).isLessThan(1_000_000_000L);
        assertThat(lastAt(events, "/internal/catalogue-state").header("Authorization"))
                .containsExactly("Bearer service-token");
    }

    private void readDuringChecks(int number) {
        var before = events.count("/internal/catalogue-state");
        await().until(() -> {
            get(page, BROWSER);
            return events.count("/internal/catalogue-state") >= before + number;
        });
    }

    @Test
    void while_the_service_is_away_the_last_page_says_so() {
        pageSays("jazz");
        assertThat(get(page, BROWSER).body()).contains(HIDDEN);
        var down = new AtomicBoolean(true);
        site.answers.put(
                page,
                exchange -> {
                    if (down.get()) Stub.send(exchange, 503, "{}");
                    else Stub.send(exchange, 200, "blues");
                });
        call("PATCH", "/api/events/1/status", new byte[] {'{', '}'});
        var old = get(page, BROWSER);
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.body()).contains("jazz", "id=\"last-known\">").doesNotContain(HIDDEN);
        assertThat(old.header("Age")).hasSize(1);
        assertThat(old.header("Cache-Status").getFirst()).contains("ttl=-");
        assertThat(old.header("Cache-Control")).containsExactly("no-store");
        assertThat(old.header("ETag")).isEmpty();
        down.set(false);
        await().until(() -> get(page, BROWSER).body().equals("blues"));
    }

    @Test
    void a_page_without_its_half_takes_no_place_of_a_whole_one() {
        pageSays("whole");
        get(page, BROWSER);
        site.answers.put(
                page,
                exchange -> {
                    exchange.getResponseHeaders().set("Cache-Control", "no-store");
                    Stub.send(exchange, 200, "half");
                });
        call("PATCH", "/api/events/1/status", new byte[] {'{', '}'});
        assertThat(get(page, BROWSER).body()).contains("whole", "id=\"last-known\">");
    }

    @Test
    void what_is_not_there_is_not_kept() {
        site.answers.put(
                page,
                exchange ->
                        Stub.send(
                                exchange,
                                404,
                                exchange.getRequestHeaders().getFirst("X-Request-Id")));
        var first = get(page, BROWSER);
        var second = get(page, BROWSER);
        assertThat(first.status()).isEqualTo(404);
        assertThat(first.body()).isEqualTo(first.header("X-Request-Id").getFirst());
        assertThat(second.body()).isEqualTo(second.header("X-Request-Id").getFirst());
        assertThat(second.header("Cache-Control")).containsExactly("no-store");
        assertThat(site.count(page)).isEqualTo(2);
    }

    @Test
    void what_is_not_there_is_said_in_the_language_of_each_reader() {
        var path = "/api/events/" + page.substring(3);
        events.answers.put(
                path,
                exchange ->
                        Stub.send(
                                exchange,
                                404,
                                "no event, in "
                                        + exchange.getRequestHeaders()
                                                .getFirst("Accept-Language")));
        for (var language : List.of("vi", "en-GB", "xx", "vi"))
            assertThat(get(path, "Accept-Language: " + language).body())
                    .isEqualTo("no event, in " + language);
        events.answers.put(path, exchange -> Stub.send(exchange, 200, "{\"id\":7}"));
        assertThat(get(path, "Accept-Language: vi").body()).isEqualTo("{\"id\":7}");
    }
}
