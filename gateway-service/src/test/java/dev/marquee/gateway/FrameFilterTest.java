package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What other sites show of ours: without a cookie there and back. */
class FrameFilterTest extends GatewayTest {

    private static final String SESSION = "Cookie: marquee_session=" + "k".repeat(43);
    private static final String RULE = "default-src 'none'; frame-ancestors https://a.example.org";

    @Test
    void no_cookie_and_no_token_gets_to_a_frame_and_no_session_is_looked_up() {
        var before = auth.exchanges();
        var answer =
                get(
                        "/embed/e/EV07?via=x",
                        SESSION,
                        "Authorization: Bearer t",
                        "Accept-Language: vi");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        var received = lastAt(stub("public"), "/embed/e/EV07?via=x");
        assertThat(received.header("Cookie")).isEmpty();
        assertThat(received.header("Authorization")).isEmpty();
        assertThat(received.header("Accept-Language")).containsExactly("vi");
        assertThat(auth.exchanges()).isEqualTo(before);
        get("/e/EV07?code=x", SESSION);
        assertThat(auth.exchanges()).as("elsewhere it is").isEqualTo(before + 1);
    }

    @Test
    void a_frame_sets_no_cookie_and_has_the_rule_of_its_service() {
        for (var path : new String[] {"/embed/e/EV08", "/e/EV08x"})
            stub("public")
                    .answers
                    .put(
                            path,
                            exchange -> {
                                var headers = exchange.getResponseHeaders();
                                headers.set("Set-Cookie", "a=b");
                                headers.set("Content-Security-Policy", RULE);
                                headers.set("Cache-Control", "max-age=30, public");
                                var body = "{}".getBytes(StandardCharsets.UTF_8);
                                exchange.sendResponseHeaders(200, body.length);
                                exchange.getResponseBody().write(body);
                                exchange.close();
                            });
        var frame = get("/embed/e/EV08");
        assertThat(frame.header("Set-Cookie")).isEmpty();
        assertThat(frame.header("Content-Security-Policy")).containsExactly(RULE);
        assertThat(frame.header("Cache-Control")).containsExactly("max-age=30, public");
        assertThat(frame.header("Cross-Origin-Opener-Policy")).isEmpty();
        assertThat(get("/e/EV08x?code=x").header("Set-Cookie")).containsExactly("a=b");
    }

    @Test
    void a_frame_in_a_language_is_that_of_the_address_and_keeps_no_cookie() {
        var answer = get("/embed/e/EV09?lang=vi", "Accept-Language: en");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(lastAt(stub("public"), "/embed/e/EV09?lang=vi").header("Accept-Language"))
                .containsExactly("vi");
    }

    @Test
    void a_search_engine_gets_the_language_of_the_address_and_a_reader_a_cookie() {
        var crawler =
                get("/o/7?lang=vi&page=1", "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)");
        assertThat(crawler.status()).isEqualTo(200);
        assertThat(crawler.header("Set-Cookie")).isEmpty();
        var reader = get("/o/7?lang=vi&page=1", "User-Agent: Mozilla/5.0 Firefox/140");
        assertThat(reader.status()).isEqualTo(303);
        assertThat(reader.header("Set-Cookie")).isNotEmpty();
    }

    private static Stub stub(String service) {
        return Objects.requireNonNull(stubs.get(service));
    }
}
