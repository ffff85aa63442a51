package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Addresses as people, browsers and libraries write them, and what is kept of the answers. */
class AddressesTest extends GatewayTest {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "/e/EV10/,/e/EV10",
        "/api/events/10/,/api/events/10",
        "/api/events/?page=1,/api/events?page=1",
        "/admin/,/admin"
    })
    void a_slash_at_the_end_leads_to_the_address_without(String asked, String right) {
        for (var method : new String[] {"GET", "POST"}) {
            var answer = call(method, asked, null);
            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("Location")).containsExactly(right);
        }
    }

    @Test
    void the_door_keeps_its_slash() {
        for (var path : new String[] {"/entry", "/entry/", "/entry/worker.js"}) {
            assertThat(get(path).status()).isEqualTo(200);
            assertThat(get(path).service()).isEqualTo("ticket");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/%2fevil.example/", "/\\evil.example/"})
    void a_slash_at_the_end_leads_to_no_other_site(String asked) {
        assertThat(get(asked).header("Location")).noneMatch(to -> to.matches("[/\\\\]{2}.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/e/EV07", "/assets/marquee.css", "/redoc"})
    void head_is_answered_like_get_without_a_body(String path) {
        var get = get(path);
        var head = call("HEAD", path, null);
        assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_browser_gets_pages_where_programs_get_json() {
        assertThat(get("/events", BROWSER).header("Location")).containsExactly("/");
        assertThat(get("/tickets", BROWSER).header("Location")).containsExactly("/my");
        assertThat(get("/tickets/7", BROWSER).header("Location")).containsExactly("/my");
        assertThat(get("/events/none", BROWSER).status()).isEqualTo(404);
        assertThat(get("/events").service()).isEqualTo("event");
        assertThat(get("/events", "Accept: */*").service()).isEqualTo("event");
        assertThat(get("/tickets").service()).isEqualTo("ticket");
        assertThat(get("/events", BROWSER).header("Vary")).contains("Accept");
    }

    @Test
    void descriptions_are_listed_and_shown_from_our_own_site() {
        var listed = get("/docs/api").json();
        assertThat(listed.valueStream().map(one -> one.get("url").asString()))
                .hasSize(8)
                .contains("http://localhost:8080/docs/api/ticket");
        var page = get("/redoc", "Accept: text/html");
        assertThat(page.header("Content-Type").getFirst()).startsWith("text/html");
        assertThat(page.body()).contains("/redoc/redoc.js").doesNotContain("https://");
        assertThat(get("/redoc/redoc-2.5.1.min.js").status()).isEqualTo(200);
    }

    /** report-service is down in these tests. */
    @Test
    void all_descriptions_are_one_and_nothing_is_left_out_in_silence() {
        var without = get("/openapi.json");
        assertThat(without.status()).isEqualTo(503);
        assertThat(without.header("Retry-After")).containsExactly("2");
        assertThat(without.json().get("detail").asString()).startsWith("report-service");
    }

    @Test
    void scripts_of_other_sites_read_the_description() {
        assertThat(
                        get("/openapi.json", "Origin: https://elsewhere.example")
                                .header("Access-Control-Allow-Origin"))
                .containsExactly("*");
    }

    @Test
    void a_program_learns_where_tokens_come_from() throws IOException {
        var metadata = get("/.well-known/oauth-protected-resource").json();
        assertThat(metadata.get("resource").asString()).isEqualTo("http://localhost:8080");
        assertThat(metadata.get("authorization_servers").get(0).asString())
                .isEqualTo("http://localhost:8080");
        assertThat(metadata.get("scopes_supported").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(scopes());
    }

    /** Those that open something to an integrator's program. */
    private static Set<String> scopes() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/access.csv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .flatMap(columns -> Stream.of(columns[10].split("\\|")))
                    .filter(scope -> !scope.isEmpty())
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bookings/7", "/reset-password?token=x", "/anything", "/lookup"})
    void nothing_is_stored_that_does_not_say_so(String path) {
        assertThat(get(path).header("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void what_says_so_is_kept_and_the_catalogue_is_asked_for_again() {
        assertThat(get("/api/bookings/headers").header("Cache-Control"))
                .containsExactly("max-age=60");
        assertThat(get("/api/events").header("Cache-Control"))
                .containsExactly("public, max-age=0, s-maxage=1");
        assertThat(get("/api/venues").header("Cache-Control")).containsExactly("no-cache");
        assertThat(get("/api/events", "Authorization: Bearer t").header("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void other_sites_show_pictures_of_events_and_nothing_else() {
        var policy = "Cross-Origin-Resource-Policy";
        assertThat(get("/api/events/7").header(policy)).containsExactly("same-origin");
        assertThat(get("/api/events/7/picture").header(policy)).containsExactly("cross-origin");
    }

    @Test
    void a_request_is_named_here_and_not_by_its_client() {
        var answer = get("/api/bookings/named", "X-Request-Id: deadbeef-chosen");
        assertThat(answer.header("X-Request-Id").getFirst())
                .isNotEqualTo("deadbeef-chosen")
                .isEqualTo(lastAt(ticket, "/api/bookings/named").header("X-Request-Id").getFirst());
    }
}
