package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.test.SignedTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ForwardingTest extends GatewayTest {

    @Test
    void a_booking_reaches_its_service_unchanged() {
        var body = "{\"event_id\": 7,  \"buyer_name\":\"Nguyễn\"}";
        var answer =
                post(
                        "/api/bookings?x=1&x=%2F&y",
                        body,
                        "Content-Type: application/json; charset=utf-8",
                        "Idempotency-Key: abc",
                        "Booking-Key: def");
        assertThat(answer.status()).isEqualTo(201);
        var request = lastAt(ticket, "/api/bookings?x=1&x=%2F&y");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("Content-Type"))
                .containsExactly("application/json; charset=utf-8");
        assertThat(request.header("Idempotency-Key")).containsExactly("abc");
        assertThat(request.header("Booking-Key")).containsExactly("def");
        assertThat(request.header("Host")).containsExactly("localhost:" + port);
        assertThat(request.header("Content-Length"))
                .containsExactly(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void a_form_is_not_taken_apart(String method) {
        var form = "a=1&b=%zz&a=2&c=ü&=&d";
        call(
                method,
                "/bookings/form?a=0",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded");
        assertThat(lastAt(stubs.get("public"), "/bookings/form?a=0").body()).isEqualTo(form);
    }

    @Test
    void an_uploaded_file_is_not_taken_apart() {
        var parts = "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nhello\r\n--x--\r\n";
        post("/api/venues/upload", parts, "Content-Type: multipart/form-data; boundary=x");
        assertThat(lastAt(stubs.get("venue"), "/api/venues/upload").body()).isEqualTo(parts);
    }

    @Test
    void what_a_client_says_about_proxies_and_users_is_dropped() {
        get(
                "/api/bookings/headers-in",
                "X-Forwarded-For: 6.6.6.6",
                "X-Forwarded-Host: evil.example",
                "x-forwarded-proto: https",
                "X-Forwarded-Prefix: /x",
                "Forwarded: for=6.6.6.6",
                "X-Real-IP: 6.6.6.6",
                "X-User-Id: 1",
                "X-User-Roles: ADMIN",
                "X-Original-URL: /internal",
                "X-Rewrite-URL: /internal",
                "Keep-Alive: timeout=9",
                "TE: trailers",
                "Upgrade: h2c",
                "Proxy-Authorization: Basic eDp5",
                "X-Request-Id: not valid because of spaces",
                "X-Kept: yes");
        var request = lastAt(ticket, "/api/bookings/headers-in");
        assertThat(request.header("X-Kept")).containsExactly("yes");
        assertThat(request.header("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(request.header("X-Request-Id").getFirst()).matches("[a-f0-9-]{36}");
        for (var name :
                List.of(
                        "X-Forwarded-Host",
                        "X-Forwarded-Proto",
                        "X-Forwarded-Prefix",
                        "Forwarded",
                        "X-Real-IP",
                        "X-User-Id",
                        "X-User-Roles",
                        "X-Original-URL",
                        "X-Rewrite-URL",
                        "Keep-Alive",
                        "TE",
                        "Upgrade",
                        "Proxy-Authorization")) assertThat(request.header(name)).as(name).isEmpty();
    }

    @Test
    void headers_that_a_client_ties_to_its_connection_are_dropped_but_not_its_origin()
            throws IOException {
        var answer =
                raw(
                        "GET /api/bookings/tied HTTP/1.1\r\nHost: localhost\r\nConnection: close, X-Hop, Origin\r\nX-Hop: 1\r\nOrigin: https://evil.example\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        var request = lastAt(ticket, "/api/bookings/tied");
        assertThat(request.header("X-Hop")).isEmpty();
        assertThat(request.header("Origin")).containsExactly("https://evil.example");
    }

    @Test
    void the_answer_comes_back_without_what_is_the_gateways_to_say() {
        var answer = get("/api/bookings/headers");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.header("ETag")).containsExactly("\"v1\"");
        assertThat(answer.header("Cache-Control")).containsExactly("max-age=60");
        assertThat(answer.header("X-Frame-Options")).isEmpty();
        assertThat(answer.header("Keep-Alive")).doesNotContain("timeout=5");
        assertThat(answer.header("X-Request-Id")).hasSize(1).doesNotContain("from-the-service");
        assertThat(answer.header("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "/e/EV01,strict-origin-when-cross-origin",
        "/lookup/open?token=x,no-referrer",
        "/anything,strict-origin-when-cross-origin",
        "//x,strict-origin-when-cross-origin",
        "/assets/logo.svg,strict-origin-when-cross-origin",
        "/api/reports,strict-origin-when-cross-origin"
    })
    void every_answer_has_the_security_headers_once(String path, String referrer) {
        var answer = get(path);
        var content = answer.header("Content-Security-Policy");
        assertThat(content).hasSize(1);
        assertThat(content.getFirst())
                .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.header("Referrer-Policy")).containsExactly(referrer);
        assertThat(answer.header("Permissions-Policy")).hasSize(1);
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void a_service_that_is_down_is_503_and_says_when_to_try_again() {
        var answer = get("/api/reports");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).containsExactly("2");
        assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asString())
                .isEqualTo("urn:marquee:problem:service-unavailable");
        var page = get("/admin/reports", "Accept: text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("<title>").doesNotContain("Exception");
    }

    @Test
    void a_service_that_is_too_slow_is_504_and_is_asked_once() {
        var answer = post("/api/bookings/never", "{}");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.json().get("type").asString())
                .isEqualTo("urn:marquee:problem:gateway-timeout");
        assertThat(ticket.count("/api/bookings/never")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bookings/gone", "/api/bookings/broken"})
    void a_service_that_breaks_off_is_502_and_is_asked_once(String path) {
        var before = ticket.count(path);
        assertThat(get(path).status()).isEqualTo(502);
        assertThat(post(path, "{}").status()).isEqualTo(502);
        assertThat(ticket.count(path)).isEqualTo(before + 2);
    }

    @Test
    void a_refusal_to_try_again_later_is_passed_on_and_not_tried_again() {
        var before = ticket.count("/api/bookings/busy");
        var answer = get("/api/bookings/busy");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).containsExactly("1");
        assertThat(answer.json().get("type").asString()).endsWith("busy");
        assertThat(ticket.count("/api/bookings/busy")).isEqualTo(before + 1);
    }

    @Test
    void redirects_are_left_to_the_browser() {
        var answer = get("/api/bookings/moved");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).containsExactly("/elsewhere");
    }

    @Test
    void answers_of_any_size_come_through_whole() {
        assertThat(get("/api/bookings/big").body()).isEqualTo("0123456789".repeat(20_000));
        assertThat(get("/api/bookings/streamed").body()).isEqualTo("0123456789".repeat(100_000));
        assertThat(get("/api/bookings/empty").status()).isEqualTo(204);
        var head = call("HEAD", "/api/bookings/1", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void answers_are_compressed_for_who_can_read_that() {
        assertThat(get("/api/bookings/big", "Accept-Encoding: gzip").header("Content-Encoding"))
                .containsExactly("gzip");
        assertThat(get("/api/bookings/big").header("Content-Encoding")).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_413_and_reaches_nobody() {
        var before = ticket.received.size();
        var answer = post("/api/bookings", "x".repeat(64 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
        assertThat(ticket.received).hasSize(before);
        assertThat(post("/api/bookings", "x".repeat(64 * 1024)).status()).isEqualTo(201);
    }

    @Test
    void a_guest_may_send_a_file_by_a_mailed_link_and_by_nothing_else() throws IOException {
        var file = "x".repeat(5 * 1024 * 1024);
        var link = "2f-" + "0".repeat(25);
        for (var path :
                List.of("/complaints/" + link + "/files", "/t/" + link + "/complaints/87/files")) {
            post(path, file);
            assertThat(lastAt(stubs.get("customer"), path).body()).hasSize(file.length());
            stubs.get("customer").received.clear();
            assertThat(announced(path, 6 * 1024 * 1024 + 1, "X-Nobody: 1"))
                    .startsWith("HTTP/1.1 413");
        }
        for (var path :
                List.of(
                        "/complaints/87/files",
                        "/t/nothing/complaints/87/files",
                        "/t/" + link + "/complaints/x/files",
                        "/my/complaints/87/files"))
            assertThat(announced(path, file.length(), "X-Nobody: 1")).startsWith("HTTP/1.1 401");
        assertThat(announced("/complaints/" + link, file.length(), "X-Nobody: 1"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_picture_of_an_event_may_be_larger_and_nothing_beside_it(
            @Autowired JWKSource<SecurityContext> keys) throws IOException {
        var tokens = new SignedTokens(keys, "marquee", Clock.systemUTC());
        var organiser = "Authorization: Bearer " + tokens.person(2, "ORGANIZER");
        var customer = "Authorization: Bearer " + tokens.person(3, "CUSTOMER");
        auth.sessions.put("s".repeat(43), tokens.person(2, "ORGANIZER"));
        var session = "Cookie: marquee_session=" + "s".repeat(43);
        var picture = "x".repeat(5 * 1024 * 1024);
        for (var path : List.of("/admin/events/EV07/picture", "/api/events/7/picture")) {
            for (var caller : List.of(organiser, session)) {
                post(path, picture, caller);
                assertThat(lastAt(stubs.get("event"), path).body()).hasSize(picture.length());
                stubs.get("event").received.clear();
                assertThat(announced(path, 6 * 1024 * 1024 + 1, caller)).startsWith("HTTP/1.1 413");
            }
            assertThat(announced(path, picture.length(), customer)).startsWith("HTTP/1.1 403");
            assertThat(announced(path, picture.length(), "X-Nobody: 1")).startsWith("HTTP/1.1 401");
            assertThat(announced(path, picture.length(), "Authorization: Bearer forged"))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(announced("/admin/events/EV07/edit", picture.length(), organiser))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a_list_of_attendees_may_be_as_long_as_its_page_says(
            @Autowired JWKSource<SecurityContext> keys) throws IOException {
        var tokens = new SignedTokens(keys, "marquee", Clock.systemUTC());
        var organiser = "Authorization: Bearer " + tokens.person(2, "ORGANIZER");
        var list = "x".repeat(1024 * 1024 + 200_000);
        for (var path :
                List.of(
                        "/admin/tickets/attendees/EV07/import/file",
                        "/admin/tickets/attendees/EV07/import/confirm",
                        "/api/events/7/attendees/import")) {
            post(path, list, organiser);
            assertThat(lastAt(ticket, path).body()).hasSize(list.length());
            ticket.received.clear();
            assertThat(announced(path, 2 * 1024 * 1024 + 1, organiser)).startsWith("HTTP/1.1 413");
        }
    }

    /** The first line of the answer to a request whose body only says how long it is. */
    private String announced(String path, int length, String header) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n\r\n"
                                    .formatted(path, length, header)
                                    .getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }

    /** Repeated, because a half body that is ended properly arrives only sometimes. */
    @RepeatedTest(10)
    void a_chunked_body_over_the_limit_is_413_and_reaches_nobody() throws IOException {
        var before = ticket.received.size();
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        var answer =
                raw(
                        "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + chunk.repeat(17)
                                + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        assertThat(ticket.received).hasSize(before);
    }

    @Test
    void a_chunked_body_within_the_limit_comes_through() throws IOException {
        var answer =
                raw(
                        "POST /api/bookings/chunked HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 201");
        assertThat(lastAt(ticket, "/api/bookings/chunked").body()).isEqualTo("hello");
    }

    @RepeatedTest(10)
    void a_body_that_the_client_does_not_finish_reaches_nobody() throws IOException {
        var before = ticket.received.size();
        for (var body :
                List.of(
                        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                        "Content-Length: 9\r\n\r\nhello"))
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                ("POST /api/bookings/half HTTP/1.1\r\nHost: localhost\r\n" + body)
                                        .getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        assertThat(ticket.received).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello!",
                "POST /api/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /api/bookings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, identity\r\nConnection: close\r\n\r\nhello",
                "POST /api/bookings HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
                "GET /api/bookings HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /api/bookings HTTP/1.1\r\nConnection: close\r\n\r\n",
                "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\nConnection: close\r\n\r\n",
                "TRACE /api/bookings HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /api/bookings?a=b|c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            })
    void requests_that_two_readers_may_read_differently_reach_nobody(String request)
            throws IOException {
        var before = ticket.received.size();
        assertThat(raw(request)).matches("(?s)HTTP/1\\.1 (400|405) .*");
        assertThat(ticket.received).hasSize(before);
    }

    /** Sends exactly this, and reads until the connection is closed. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException refusedWhileSending) {
                // the answer is there already
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
