package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What nobody can read, sent to every endpoint of docs/access.csv, through the gateway and past it:
 * never a 5xx, and never a stack trace in the log.
 */
@ExtendWith(DemoSuite.class)
class BadBytesTest {

    /** A body that cannot be read, and how it is announced. */
    private record Body(String type, String encoding, byte[] bytes) {

        static Body of(String type, String text) {
            return new Body(type, "", text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static final Map<String, Body> BODIES =
            Map.of(
                    "a form in Latin-1",
                    Body.of("application/x-www-form-urlencoded", "email=caf%E9&name=\u00e9%zz"),
                    "parts without a boundary",
                    Body.of("multipart/form-data", "x"),
                    "parts that are cut off",
                    Body.of(
                            "multipart/form-data; boundary=abc",
                            "--abc\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\ncut"),
                    "JSON that is no UTF-8",
                    Body.of("application/json", "{\"email\":\"caf\u00e9\"}"),
                    "a key twice",
                    Body.of("application/json", "{\"quantity\":1,\"quantity\":2}"),
                    "compressed JSON",
                    new Body("application/json", "gzip", new byte[] {31, -117, 8, 0, 0}),
                    "YAML",
                    Body.of("application/yaml", "email: admin\npassword: admin123"),
                    "a type that is none",
                    Body.of("nonsense", "x"));

    private static final List<String> QUERIES =
            List.of("q=caf%E9&page=%FF", "utm_source=%ED%A0%80", "id=%&sort=%zz&q=%C0%AF");

    /** What would end the caller's own sessions, or its keys, is sent by nobody. */
    private static final String ENDS = ".*(logout|end-all|/api-clients/keys|/profile/close).*";

    private static final Map<String, Integer> PORTS =
            Map.of(
                    "auth-service", 0,
                    "customer-service", 1,
                    "event-service", 2,
                    "report-service", 3,
                    "public-service", 4,
                    "venue-service", 5,
                    "ticket-service", 6,
                    "notification-service", 7);

    private static RunningSuite suite;
    private static String[] admin;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        admin = Http.signIn(suite, "admin@ticket.local", "admin123");
        Descriptions.merged(suite); // not first of all under load
    }

    private record Endpoint(String service, String method, String path) {

        static Endpoint of(String line) {
            var cells = line.split(",");
            return new Endpoint(
                    cells[0],
                    cells[1],
                    cells[2].replaceAll("\\{([^|}]*)\\|[^}]*}", "$1")
                            .replaceAll("\\{[^}]*}", "999999999"));
        }
    }

    private static List<Endpoint> endpoints() throws IOException {
        return Files.readAllLines(Path.of("../docs/access.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("service,"))
                .map(Endpoint::of)
                .toList();
    }

    @Test
    void bytes_that_nobody_can_read_are_the_clients_fault_everywhere() throws Exception {
        var log = suite.data.resolve("logs/marquee.log");
        var before = Files.readString(log).length();
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(250);
        for (var endpoint : endpoints) {
            send(endpoint, suite.url(endpoint.path));
            var port = PORTS.get(endpoint.service);
            if (port != null) send(endpoint, suite.serviceUrl(port, endpoint.path));
        }
        assertThat(faults).isEmpty();
        var logged = Files.readString(log).substring(before);
        assertThat(
                        logged.lines()
                                .filter(line -> line.startsWith("\tat ") || line.contains("ERROR")))
                .isEmpty();
    }

    private void send(Endpoint endpoint, URI address) throws Exception {
        var text = address.toString();
        for (var query : QUERIES)
            if (Set.of("GET", "ANY").contains(endpoint.method))
                check(
                        endpoint,
                        query,
                        Http.raw(
                                address,
                                "GET",
                                address.getRawPath() + "?" + query,
                                null,
                                endpoint.path.matches(ENDS) ? new String[0] : admin));
        check(endpoint, "%FF", ask(endpoint, URI.create(text + "%FF")).GET());
        if (Set.of("GET", "ANY").contains(endpoint.method)) return;
        for (var body : BODIES.entrySet()) {
            var request =
                    ask(endpoint, address)
                            .setHeader("Content-Type", body.getValue().type)
                            .method(
                                    endpoint.method,
                                    BodyPublishers.ofByteArray(body.getValue().bytes));
            if (!body.getValue().encoding.isEmpty())
                request.header("Content-Encoding", body.getValue().encoding);
            check(endpoint, body.getKey(), request);
        }
    }

    private static HttpRequest.Builder ask(Endpoint endpoint, URI address) {
        return endpoint.path.matches(ENDS) ? Http.request(address) : Http.request(address, admin);
    }

    private void check(Endpoint endpoint, String what, HttpRequest.Builder request)
            throws Exception {
        check(endpoint, what, Http.send(request.build()));
    }

    private void check(Endpoint endpoint, String what, Http.Answer answer) {
        if (answer.status() >= 500
                || answer.text().contains("Exception")
                || answer.text().contains("\tat "))
            faults.add(
                    "%s %s: %s → %d %s"
                            .formatted(
                                    endpoint.method,
                                    endpoint.path,
                                    what,
                                    answer.status(),
                                    answer.text().lines().limit(3).toList()));
    }

    @Test
    void a_parameter_that_nobody_reads_does_no_harm_and_one_that_is_read_is_refused()
            throws Exception {
        for (var path :
                List.of(
                        "/api/events?utm_source=caf%E9",
                        "/api/venues?x=%E9",
                        "/?utm_source=caf%E9",
                        "/login?x=%FF",
                        "/e/EV10?fbclid=%E9",
                        "/lookup?email2=%E9"))
            assertThat(page(path).status()).as(path).isEqualTo(200);
        assertThat(Http.get(suite.url("/api/events?q=caf%E9")).status()).isEqualTo(400);
    }

    @Test
    void a_path_that_nobody_can_read_is_refused_through_the_gateway_and_past_it() throws Exception {
        for (var path : List.of("/x;a=%zz", "/api/events;a=%zz", "/e/EV01;%=1", "/%zz", "/a%C0%AF"))
            for (var door : List.of(suite.url("/"), suite.serviceUrl(6, "/")))
                assertThat(Http.raw(door, "GET", path, null).status())
                        .as("%s of %s", path, door)
                        .isEqualTo(400);
    }

    @Test
    void a_form_is_taken_whatever_its_address_says_through_the_gateway_and_past_it()
            throws Exception {
        var forms =
                Map.of(
                        "/login", List.of("auth-service", "email=a%40b.example&password=wrong"),
                        "/forgot-password", List.of("auth-service", "email=no+address"),
                        "/register", List.of("auth-service", "name=Ana&email=no+address"),
                        "/e/EV10/bookings", List.of("public-service", "buyer_name=Ana"),
                        "/admin/customers/new", List.of("customer-service", "name=&email="),
                        "/admin/venues", List.of("venue-service", "name="));
        for (var form : forms.entrySet()) {
            var port = PORTS.get(form.getValue().getFirst());
            for (var address :
                    List.of(suite.url(form.getKey()), suite.serviceUrl(port, form.getKey()))) {
                var fields = form.getValue().getLast();
                var without = Http.form(address, fields, admin);
                assertThat(without.status()).as(form.getKey()).isNotIn(400, 404, 405, 415, 429);
                var tagged = URI.create(address + "?utm_source=caf%E9&x=%FF");
                assertThat(Http.form(tagged, fields, admin).status())
                        .as(tagged.toString())
                        .isEqualTo(without.status());
                assertThat(Http.form(tagged, fields + "&email=%E9", admin).status())
                        .as("a body that cannot be read, at " + tagged)
                        .isEqualTo(400);
            }
        }
    }

    private static Http.Answer page(String path) throws Exception {
        return Http.send(
                HttpRequest.newBuilder(suite.url(path))
                        .header("Accept", "text/html,application/json;q=0.9")
                        .GET()
                        .build());
    }

    @Test
    void formats_that_nobody_uses_are_not_read() throws Exception {
        for (var type : List.of("application/yaml", "application/cbor", "application/xml")) {
            var answer =
                    Http.send(
                            Http.request(suite.url("/api/auth/login"))
                                    .setHeader("Content-Type", type)
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "email: admin\npassword: admin123"))
                                    .build());
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        var answer =
                Http.send(
                        HttpRequest.newBuilder(suite.url("/api/events"))
                                .header("Accept", "application/yaml")
                                .GET()
                                .build());
        assertThat(answer.status()).isEqualTo(406);
    }

    @Test
    void a_log_has_no_line_that_a_client_wrote() throws Exception {
        Http.get(suite.url("/api/events?q=%0a2026-11-29T00:00:00.000Z%20WARN%20FORGED%ff"));
        Http.post(suite.url("/api/auth/login"), "{\"email\":\"a\\n2026 FORGED\",\"password\":7}");
        Http.get(suite.url("/%0a2026%20FORGED"));
        assertThat(Files.readAllLines(suite.data.resolve("logs/marquee.log")))
                .noneMatch(line -> line.matches("2026\\S* (WARN +)?FORGED.*"));
    }
}
