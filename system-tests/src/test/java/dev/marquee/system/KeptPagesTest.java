package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that the gateway keeps for everybody: what buyers and organisers must not notice of it. */
@ExtendWith(DemoSuite.class)
class KeptPagesTest {

    private static final Pattern TYPE = Pattern.compile("name=\"(quantity_\\d+)\"");

    private static RunningSuite suite;
    private static String[] token;

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        token = Http.signIn(suite, "organizer@ticket.local", "organizer123");
    }

    private record OnSale(long id, String code, URI page) {}

    private static OnSale onSale(String name, int tickets) throws Exception {
        var id = new Organiser(suite, token).onSale(name, tickets);
        var code = Http.get(suite.url("/api/events/" + id)).json().get("code").asString();
        return new OnSale(id, code, suite.url("/e/" + code));
    }

    private static Http.Answer page(URI address) throws Exception {
        return Http.send(Http.request(address).setHeader("Accept", "text/html").GET().build());
    }

    private static String header(Http.Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    private static int left(OnSale event) throws Exception {
        return Http.get(suite.url("/api/events/" + event.id() + "/availability"))
                .json()
                .get("left")
                .asInt();
    }

    private static Http.Answer book(OnSale event, String page, String email) throws Exception {
        var type = TYPE.matcher(page);
        assertThat(type.find()).isTrue();
        return Http.form(
                URI.create(event.page() + "/bookings"),
                "key=&%s=1&buyerName=Ana&buyerEmail=%s"
                        .formatted(
                                type.group(1), URLEncoder.encode(email, StandardCharsets.UTF_8)));
    }

    @Test
    void two_visitors_get_the_same_page_and_both_book() throws Exception {
        var event = onSale("Same page", 10);
        var first = page(event.page());
        var second = page(event.page());
        assertThat(header(second, "Cache-Status")).isEqualTo("marquee; hit");
        assertThat(second.text()).isEqualTo(first.text());

        var one = book(event, first.text(), "same-page-1@example.org");
        var two = book(event, second.text(), "same-page-2@example.org");

        assertThat(one.status()).isEqualTo(303);
        assertThat(two.status()).isEqualTo(303);
        assertThat(header(one, "Location")).isNotEqualTo(header(two, "Location"));
        assertThat(left(event)).as("at once, for those who booked").isEqualTo(8);
        assertThat(page(event.page()).text()).contains("8 of 10 left");
    }

    @Test
    void a_form_without_a_script_that_is_sent_twice_at_once_books_once() throws Exception {
        var event = onSale("Sent twice", 10);
        var page = page(event.page()).text();
        var together = new CountDownLatch(1);
        Callable<Http.Answer> booking =
                () -> {
                    together.await();
                    return book(event, page, "sent-twice@example.org");
                };
        var answers = new ArrayList<Integer>();
        try (var browser = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(browser.submit(booking), browser.submit(booking));
            together.countDown();
            for (var one : both) answers.add(one.get().status());
        }
        assertThat(answers).containsExactlyInAnyOrder(303, 200);
        assertThat(left(event)).isEqualTo(9);
    }

    @Test
    void a_browser_makes_a_key_of_its_own() throws Exception {
        var event = onSale("With a script", 10);
        page(event.page());
        try (var browser = new Browser()) {
            for (var visitor = 1; visitor <= 2; visitor++) {
                var page = browser.visitor(390, 844, true);
                var keys = new ArrayList<String>();
                page.onRequest(request -> {
                    // beside it the page says that it was seen, at /b
                    if (request.method().equals("POST") && !request.url().endsWith("/b"))
                        keys.add(request.postData());
                });
                page.navigate(event.page().toString());
                page.fill("input[name=buyerName]", "Ana");
                page.fill("input[name=buyerEmail]", "script-" + visitor + "@example.org");
                page.locator("input[name=buyerEmail]").press("Enter");
                page.waitForURL(Pattern.compile(".*/bookings/\\d+"), new Page.WaitForURLOptions());
                assertThat(keys).singleElement().asString().containsPattern("key=[0-9a-f]{32}&");
            }
        }
        assertThat(left(event)).isEqualTo(8);
    }

    @Test
    void what_an_organiser_changes_is_there_for_the_next_reader() throws Exception {
        var event = onSale("Old name", 10);
        var json = suite.url("/api/events/" + event.id());
        for (var n = 1; n <= 10; n++) {
            page(event.page());
            Http.get(json);
            var name = "New name " + n;
            var changed = Http.send("PATCH", json, Map.of("name", name), token);
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(page(event.page()).text()).contains(name);
            assertThat(Http.get(json).json().get("name").asString()).isEqualTo(name);
        }
        Http.send(
                "PATCH",
                suite.url("/api/events/" + event.id() + "/status"),
                Map.of("status", "cancelled"),
                token);
        assertThat(page(event.page()).text()).contains("data-state=\"cancelled\"");
        // ticket-service hears of it a moment later, and so does what is kept of its answers.
        Awaitility.await()
                .until(() ->
                        Http.get(suite.url("/api/events/" + event.id() + "/availability"))
                                .json()
                                .get("reason")
                                .asString("")
                                .equals("cancelled"));
    }

    @Test
    void tickets_that_are_booked_past_the_gateway_are_gone_from_all_pages_within_a_second()
            throws Exception {
        var event = onSale("Past the gateway", 500);
        var availability = suite.url("/api/events/" + event.id() + "/availability");
        for (var n = 1; n <= 5; n++) {
            page(event.page());
            Http.get(availability);
            var booked =
                    Http.post(
                            suite.serviceUrl(6, "/api/bookings"),
                            Map.of(
                                    "event_id",
                                    event.id(),
                                    "quantity",
                                    1,
                                    "buyer_name",
                                    "Ana",
                                    "buyer_email",
                                    "past-" + n + "@example.org"));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            var since = System.nanoTime();
            var left = 500 - n;
            while (left(event) != left
                    || !page(event.page()).text().contains(left + " of 500 left"))
                assertThat(Duration.ofNanos(System.nanoTime() - since))
                        .isLessThan(Duration.ofSeconds(10)); // and what a busy machine takes
        }
    }

    @Test
    void a_first_visit_is_light() throws Exception {
        var event = onSale("Light", 10);
        for (var address : List.of(suite.url("/"), event.page())) {
            try (var browser = new Browser()) {
                var page = browser.visitor(390, 844, true);
                var requests = new ArrayList<Request>();
                page.onRequestFinished(requests::add);
                page.navigate(address.toString());
                // Not until nothing is loaded any more: a stream goes on.
                page.waitForCondition(() -> requests.size() >= 4 && bytes(requests) >= 10_000);
                var bytes = bytes(requests);
                assertThat(bytes).as("bytes of " + address).isBetween(10_000, 100_000);
                assertThat(requests).as("requests of " + address).hasSizeBetween(4, 20);
            }
        }
    }

    private static int bytes(List<Request> requests) {
        return List.copyOf(requests).stream()
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
    }
}
