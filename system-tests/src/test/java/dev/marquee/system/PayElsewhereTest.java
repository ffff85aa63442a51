package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A buyer is sent to a payment page on another origin and comes back, in a browser that enforces
 * our content security policy. The other side answers as Stripe does, and its page is its own.
 */
class PayElsewhereTest {

    /** Stripe's API, and the page that its sessions lead to. */
    private static final class Elsewhere implements AutoCloseable {

        private final HttpServer server;
        private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
        private final Map<String, String> paid = new ConcurrentHashMap<>();

        Elsewhere() throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/checkout/sessions", this::api);
            server.createContext("/pay/", this::page);
            server.createContext(
                    "/favicon.ico",
                    exchange -> {
                        exchange.sendResponseHeaders(204, -1);
                        exchange.close();
                    });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
        }

        String origin() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private void api(HttpExchange exchange) throws IOException {
            var parts = exchange.getRequestURI().getPath().split("/");
            if (parts.length == 4) {
                var fields = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                var id = "cs_test_" + fields.get("client_reference_id");
                sessions.put(id, fields);
                answer(exchange, 200, "application/json", session(id));
            } else {
                answer(exchange, 200, "application/json", session(parts[4]));
            }
        }

        private String session(String id) {
            var fields = sessions.get(id);
            var isPaid = paid.containsKey(id);
            return """
            {"id":"%s","object":"checkout.session","livemode":false,"status":"%s","payment_status":"%s","amount_total":%s,
             "currency":"%s","url":"%s","payment_intent":null}
            """
                    .formatted(
                            id,
                            isPaid ? "complete" : "open",
                            isPaid ? "paid" : "unpaid",
                            fields.get("line_items[0][price_data][unit_amount]"),
                            fields.get("line_items[0][price_data][currency]"),
                            origin() + "/pay/" + id);
        }

        /** Pays at once; then the buyer goes back by a link, or by a form that posts. */
        private void page(HttpExchange exchange) throws IOException {
            var id = exchange.getRequestURI().getPath().substring("/pay/".length());
            var back = sessions.get(id).get("success_url");
            if ("POST".equals(exchange.getRequestMethod())) paid.put(id, back);
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    paid.containsKey(id)
                            ? """
                            <!DOCTYPE html><title>Elsewhere</title><h1>Paid</h1><a id="back" href="%1$s">Back</a>
                            <form id="form" method="post" action="%1$s"><button>Back by POST</button></form>\
                            """
                                    .formatted(back)
                            : "<!DOCTYPE html><title>Elsewhere</title><form method=\"post\"><button id=\"pay\">Pay</button></form>");
        }

        private static Map<String, String> form(String body) {
            return Stream.of(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(
                            Collectors.toMap(
                                    field -> URLDecoder.decode(field[0], UTF_8),
                                    field -> URLDecoder.decode(field[1], UTF_8),
                                    (first, second) -> first));
        }

        private static void answer(HttpExchange exchange, int status, String type, String text)
                throws IOException {
            var bytes = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @TempDir static Path folder;

    private static Elsewhere elsewhere;
    private static RunningSuite suite;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        elsewhere = new Elsewhere();
        suite =
                RunningSuite.start(
                        folder.resolve("data"),
                        List.of("--demo"),
                        Map.of(
                                "MARQUEE_PAYMENT_PROVIDER",
                                "stripe",
                                "MARQUEE_STRIPE_SECRET_KEY",
                                "sk_test_notARealKey",
                                "MARQUEE_STRIPE_WEBHOOK_SECRET",
                                "whsec_notARealSecret",
                                "MARQUEE_PAYMENT_STRIPE_APIBASE",
                                elsewhere.origin()));
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        suite.close();
        elsewhere.close();
    }

    private static Page onTheOtherPage(String name) throws Exception {
        var event = PayingTest.onSaleFor(suite, "12.50");
        var page = browser.visitor(390, 844, true);
        PayingTest.held(suite, page, event, "1", name, name + "@example.org");
        page.locator("#pay button[type=submit]").click();
        assertThat(page.locator("h1")).containsText("One more step");
        page.locator("main a.btn-primary").click();
        assertThat(page).hasURL(Pattern.compile("http://127\\.0\\.0\\.1:\\d+/pay/.*"));
        page.locator("#pay").click();
        assertThat(page.locator("h1")).hasText("Paid");
        return page;
    }

    @Test
    void the_way_there_and_back_by_get_ends_with_the_tickets() throws Exception {
        var page = onTheOtherPage("there.and.back");
        page.locator("#back").click();
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+$"));
        assertThat(page.locator("svg.qr")).hasCount(1);
        assertThat(browser.errors).isEmpty();
    }

    @Test
    void the_way_back_in_a_browser_without_cookies_tells_nobody_anything() throws Exception {
        var page = onTheOtherPage("other.browser");
        var back = page.locator("#back").getAttribute("href");
        var other = browser.visitor(390, 844, true);
        other.navigate(back);
        assertThat(other.locator("h1")).containsText("We are looking at your payment");
        assertThat(other.locator("main")).not().containsText("other.browser");
        assertThat(other.locator("svg.qr")).hasCount(0);
        page.locator("#back").click();
        assertThat(page.locator("svg.qr")).hasCount(1);
    }

    @Test
    void the_way_back_by_post_says_what_to_do_and_loses_nothing() throws Exception {
        var page = onTheOtherPage("back.by.post");
        var answer =
                page.waitForResponse("**/pay/return", () -> page.locator("#form button").click());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(page.locator("main")).containsText("payment");
        page.navigate(page.url());
        assertThat(page.locator("svg.qr")).hasCount(1);
        browser.errors.removeIf(error -> error.contains("405"));
        assertThat(browser.errors).isEmpty();
    }
}
