package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.DescriptionValidators;
import dev.marquee.platform.test.OpenApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The API of the whole suite as one, and what the gateway knows of it by itself. */
@ExtendWith(DemoSuite.class)
class MergedDescriptionTest {

    private static final List<String> ORDER =
            List.of(
                    "event",
                    "ticket",
                    "venue",
                    "customer",
                    "report",
                    "notification",
                    "auth",
                    "public");

    private static RunningSuite suite;
    private static OpenApiDescription merged;

    @BeforeAll
    static void read(RunningSuite demo) throws Exception {
        suite = demo;
        merged = Descriptions.merged(demo);
    }

    @Test
    void two_validators_have_nothing_to_say() {
        assertThat(DescriptionValidators.swaggerParser(merged.document())).isEmpty();
        assertThat(DescriptionValidators.openApiSchema(merged.document())).isEmpty();
    }

    @Test
    void it_has_every_operation_of_every_service_under_a_name_of_its_own() throws Exception {
        var operations =
                Descriptions.of(suite).values().stream()
                        .flatMap(description -> description.operations().stream())
                        .toList();
        assertThat(merged.operations())
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Object::toString).toList());
        assertThat(merged.operations())
                .extracting(it -> it.operation().path("operationId").asString())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream()
                                .map(it -> it.operation().path("operationId").asString())
                                .toList());
    }

    @Test
    void tags_stand_in_the_order_of_the_services_and_the_older_addresses_last() throws Exception {
        var described = Descriptions.of(suite);
        var expected = new ArrayList<String>();
        for (var service : ORDER) tags(described.get(service)).forEach(expected::add);
        expected.removeIf("Older addresses"::equals);
        expected.add("Older addresses");
        assertThat(tags(merged)).containsExactlyElementsOf(expected);
    }

    private static Stream<String> tags(OpenApiDescription description) {
        return description
                .document()
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString());
    }

    @Test
    void the_metadata_name_the_scopes_that_open_something() throws Exception {
        var scopes =
                merged.document()
                        .at("/components/securitySchemes/client/flows/clientCredentials/scopes")
                        .propertyNames();
        var metadata = Http.get(suite.url("/.well-known/oauth-protected-resource")).json();
        assertThat(metadata.get("scopes_supported").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(scopes);
    }

    @Test
    void scripts_of_other_sites_may_ask_for_all_that_is_described() throws Exception {
        var refused = new ArrayList<String>();
        for (var operation : merged.operations())
            if (!mayBeAsked(operation.path())) refused.add(operation.toString());
        assertThat(refused).isEmpty();
    }

    @Test
    void scripts_of_other_sites_may_not_ask_for_pages() throws Exception {
        var described =
                merged.operations().stream()
                        .map(it -> plain(it.path()))
                        .collect(Collectors.toSet());
        var allowed = new ArrayList<String>();
        for (var page : pages())
            if (!described.contains(page) && mayBeAsked(page)) allowed.add(page);
        assertThat(allowed).isEmpty();
    }

    /** What people see, and nothing that programs ask for under the same address. */
    private static Set<String> pages() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/access.csv"))) {
            return lines.filter(line -> line.matches("(?!#|service|\\*|gateway)[^,]+,[^,]+,/.*"))
                    .map(line -> line.split(",")[2])
                    .filter(path ->
                            path.matches(
                                    "/((admin|my|e|t|bookings|lookup|profile/.*|confirm|invitation"
                                            + "|reset-password|verify-email|forgot-password|login/.*|webauthn)(/.*)?)?"))
                    .map(MergedDescriptionTest::plain)
                    .collect(Collectors.toSet());
        }
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[^}]*}", "1");
    }

    /** Java's own client sends no Origin, as only browsers do. */
    private static boolean mayBeAsked(String path) throws IOException {
        var answer =
                Http.raw(
                        suite.url("/"),
                        "OPTIONS",
                        plain(path),
                        null,
                        "Origin",
                        "https://elsewhere.example",
                        "Access-Control-Request-Method",
                        "GET");
        return answer.text().toLowerCase().contains("access-control-allow-origin: *");
    }
}
