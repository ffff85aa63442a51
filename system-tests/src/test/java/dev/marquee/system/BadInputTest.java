package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nonsense through the gateway: always a 4xx that says what is wrong, never a 5xx, and nothing is
 * stored.
 */
@ExtendWith(DemoSuite.class)
class BadInputTest {

    private static RunningSuite suite;
    private static String[] admin;
    private static long event;

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        admin = Http.signIn(suite, "admin@ticket.local", "admin123");
        event = new Organiser(suite, admin).onSale("Lantern Night", 50);
    }

    private static void assertRefused(String what, Http.Answer answer) {
        assertThat(answer.status()).as("%s → %s", what, answer.text()).isBetween(400, 499);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .contains("json");
        assertThat(answer.text()).as(what).doesNotContain("Exception", "java.", "at dev.");
        assertThat(answer.json().has("detail") || answer.json().has("error"))
                .as(what + " says why: " + answer.text())
                .isTrue();
    }

    private static void assertNothingSold() throws IOException, InterruptedException {
        assertThat(
                        Http.get(suite.url("/api/events/" + event + "/availability"))
                                .json()
                                .get("sold")
                                .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "5",
                "51",
                "2147483648",
                "9223372036854775808",
                "1.5",
                "1e400",
                "\"1\"",
                "\"\"",
                "\"two\"",
                "null",
                "true",
                "[1]",
                "{}",
                "NaN",
                ""
            })
    void a_quantity_that_is_none_books_nothing(String quantity) throws Exception {
        var body =
                "{\"event_id\":%d,\"quantity\":%s,\"buyer_name\":\"Ana\",\"buyer_email\":\"ana@example.org\",\"buyer_phone\":\"1\"}"
                        .formatted(event, quantity);
        for (var path : List.of("/api/bookings", "/events/api/book_ticket")) {
            assertRefused(path + " " + quantity, Http.post(suite.url(path), body));
        }
        assertNothingSold();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_id\":null",
                "\"event_id\":0",
                "\"event_id\":-1",
                "\"event_id\":999999",
                "\"event_id\":\"x\"",
                "\"event_id\":9223372036854775807",
                "\"buyer_email\":null",
                "\"buyer_email\":\"\"",
                "\"buyer_email\":\"ana\"",
                "\"buyer_email\":\"a@b@c\"",
                "\"buyer_email\":7",
                "\"buyer_email\":\"a\\r\\nBcc: x@example.org@example.org\"",
                "\"buyer_name\":null",
                "\"buyer_name\":\"\"",
                "\"buyer_name\":\"   \"",
                "\"buyer_name\":\"a\\u0000b\"",
                "\"buyer_name\":[]",
                "\"items\":[]",
                "\"items\":[{}]",
                "\"items\":[{\"ticket_type_id\":1,\"quantity\":0}]",
                "\"items\":7"
            })
    void a_booking_with_one_field_wrong_books_nothing(String wrong) throws Exception {
        var right =
                Map.of(
                        "event_id",
                        "" + event,
                        "quantity",
                        "1",
                        "buyer_name",
                        "\"Ana\"",
                        "buyer_email",
                        "\"ana@example.org\"");
        var name = wrong.substring(1, wrong.indexOf('"', 1));
        var body = new StringBuilder("{" + wrong);
        right.forEach((field, value) -> {
            var replaced = field.equals(name) || (name.equals("items") && field.equals("quantity"));
            if (!replaced) body.append(",\"").append(field).append("\":").append(value);
        });
        assertRefused(wrong, Http.post(suite.url("/api/bookings"), body.append('}').toString()));
        assertNothingSold();
    }

    @Test
    void bodies_that_are_no_json_object_are_refused_everywhere() throws Exception {
        var paths =
                List.of(
                        "/api/bookings",
                        "/events/api/book_ticket",
                        "/api/lookups",
                        "/api/lookups/open",
                        "/api/auth/login",
                        "/api/events",
                        "/api/venues",
                        "/place/api/venues",
                        "/api/customers",
                        "/customers/api/auto_create",
                        "/api/reports");
        for (var path : paths) {
            for (var body :
                    List.of(
                            "",
                            "{",
                            "{]",
                            "[]",
                            "null",
                            "7",
                            "\"x\"",
                            "<xml/>",
                            "{}",
                            "\u0000",
                            "{\"a\":".repeat(5_000))) {
                assertRefused(
                        path + " " + body.substring(0, Math.min(10, body.length())),
                        Http.post(suite.url(path), body, admin));
            }
        }
        assertNothingSold();
    }

    @Test
    void ids_that_are_none_are_not_found() throws Exception {
        for (var path :
                List.of(
                        "/api/events/",
                        "/api/bookings/",
                        "/api/venues/",
                        "/api/customers/",
                        "/customers/api/",
                        "/api/reports/")) {
            for (var id :
                    List.of(
                            "0",
                            "-1",
                            "999999",
                            "9223372036854775808",
                            "1.5",
                            "x",
                            "%00",
                            "' or 1=1",
                            "😀")) {
                var encoded =
                        id.startsWith("%")
                                ? id
                                : URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
                var answer = Http.get(suite.url(path + encoded), admin);
                assertThat(answer.status())
                        .as(path + id + " → " + answer.text())
                        .isBetween(400, 499);
            }
        }
    }

    @Test
    void filters_that_make_no_sense_are_refused() throws Exception {
        for (var query :
                List.of(
                        "size=0",
                        "size=101",
                        "size=x",
                        "page=-1",
                        "page=99999999999",
                        "from=yesterday",
                        "sort=password",
                        "available=maybe")) {
            var answer = Http.get(suite.url("/api/events?" + query));
            assertThat(answer.status()).as(query + " → " + answer.text()).isBetween(400, 499);
        }
    }

    @Test
    void a_method_or_type_that_is_not_taken_is_refused() throws Exception {
        assertThat(Http.send("DELETE", suite.url("/api/bookings"), "{}").status())
                .isBetween(400, 499);
        assertThat(Http.send("PUT", suite.url("/events/api/book_ticket"), "{}").status())
                .isBetween(400, 499);
        var form =
                Http.send(
                        java.net.http.HttpRequest.newBuilder(suite.url("/api/bookings"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "quantity=1"))
                                .build());
        assertThat(form.status()).isBetween(400, 499);
    }

    @Test
    void an_announced_body_of_100_mb_is_refused_before_it_is_read() throws Exception {
        assertThat(statusOfHugeBody("/api/bookings", "Content-Length: 104857600\r\n", new byte[0]))
                .isEqualTo(413);
    }

    @Test
    void an_unannounced_body_of_100_mb_is_cut_off() throws Exception {
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertThat(
                        statusOfHugeBody(
                                "/api/bookings",
                                "Transfer-Encoding: chunked\r\n",
                                chunk.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(413);
        assertNothingSold();
    }

    /** Sends the head, then the chunk up to 1600 times or until the server has heard enough. */
    private static int statusOfHugeBody(String path, String header, byte[] chunk)
            throws IOException {
        URI address = suite.url(path);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST "
                                    + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + header
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            try {
                for (var i = 0; i < 1_600 && chunk.length > 0 && in.available() == 0; i++)
                    out.write(chunk);
            } catch (SocketException e) {
                assertThat(in.available())
                        .as("an answer before the connection closed")
                        .isPositive();
            }
            var statusLine = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(statusLine.substring(9));
        }
    }
}
