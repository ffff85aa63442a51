package dev.marquee.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.RevokedTokens;
import dev.marquee.platform.test.AccessTable.Row;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Every endpoint of a service × everybody who may come, as {@code docs/access.csv} says; whoever
 * adds an endpoint adds a line. Ids, the callers' own too, are those of nothing, so what comes to
 * an endpoint changes nothing there.
 */
public interface AccessContract {

    /** The scopes of integrators' clients. */
    List<String> SCOPES =
            List.of(
                    "events:read",
                    "events:write",
                    "bookings:read",
                    "bookings:write",
                    "entry",
                    "reports:read");

    /**
     * The endpoints that no controller answers, but a filter before all of them, such as {@code
     * POST /oauth2/token}.
     */
    default Set<String> answeredByFilters(ApplicationContext context) {
        return Set.of();
    }

    @Test
    default void every_endpoint_has_a_line_in_the_table_and_every_line_an_endpoint(
            @Autowired MockMvcTester mvc, @Autowired ApplicationContext context) {
        var rows = AccessTable.of(context.getId());
        var listed = new TreeSet<>(rows.stream().map(Row::endpoint).toList());
        var there = Endpoints.of(context);
        there.addAll(answeredByFilters(context));
        var missing =
                there.stream()
                        .filter(endpoint -> !listed.contains(endpoint))
                        .map(endpoint -> suggestion(endpoint, mvc, context))
                        .toList();
        assertThat(missing).as("to be checked, and added to docs/access.csv").isEmpty();
        assertThat(rows)
                .filteredOn(row -> !row.service().equals("*"))
                .extracting(Row::endpoint)
                .as("lines of endpoints that are gone")
                .isSubsetOf(there)
                .doesNotHaveDuplicates();
    }

    @TestFactory
    default Stream<DynamicTest> everybody_comes_where_the_table_says_and_nowhere_else(
            @Autowired MockMvcTester mvc, @Autowired ApplicationContext context) {
        var callers = callers(context);
        var bad = badTokens(context);
        var shut = answeredByFilters(context);
        return AccessTable.of(context.getId()).stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.endpoint(),
                                () -> {
                                    if (!shut.contains(row.endpoint()))
                                        assertThat(row.expected().values())
                                                .as("no rule opens it to anybody")
                                                .containsAnyOf("open", "own", "public", "client");
                                    assertThat(answers(mvc, row, callers)).isEqualTo(expected(row));
                                    var refused =
                                            row.ignoresTokens()
                                                    ? expected(row).get("anonymous")
                                                    : "401";
                                    bad.forEach((what, token) ->
                                            assertThat(word(send(mvc, row.endpoint(), token)))
                                                    .as(what)
                                                    .isEqualTo(refused));
                                }));
    }

    /**
     * The only doors for posts of other sites: a mail program's one click (RFC 8058), and what
     * counts views, which leaves them out.
     */
    List<String> ONE_CLICK = List.of("POST /u/{token}", "POST /report-mails/{token}", "POST /b");

    /** A browser sends its cookie, which the gateway makes a token, along with any site's form. */
    @TestFactory
    default Stream<DynamicTest> no_other_site_changes_anything_through_somebodys_browser(
            @Autowired MockMvcTester mvc, @Autowired ApplicationContext context) {
        var admin = tokens(context).person(9001, "ADMIN");
        return AccessTable.of(context.getId()).stream()
                .filter(row -> !row.endpoint().matches("(GET|HEAD|ANY) .*"))
                .filter(row -> !row.ignoresTokens())
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.endpoint(),
                                () -> {
                                    var forged =
                                            request(mvc, row.endpoint(), admin)
                                                    .header("Sec-Fetch-Site", "cross-site")
                                                    .header("Origin", "https://evil.example.org")
                                                    .exchange()
                                                    .getResponse();
                                    if (ONE_CLICK.contains(row.endpoint()))
                                        assertThat(forged.getStatus()).isNotEqualTo(403);
                                    else assertThat(forged.getStatus()).isEqualTo(403);
                                }));
    }

    private static Map<String, String> expected(Row row) {
        var expected = new LinkedHashMap<>(row.expected());
        for (var scope : SCOPES) expected.put(scope, row.scopes().contains(scope) ? "open" : "403");
        if (row.ignoresTokens())
            expected.replaceAll(
                    (caller, word) -> row.expected().containsValue("public") ? "open" : "own");
        return expected;
    }

    private static Map<String, String> answers(
            MockMvcTester mvc, Row row, Map<String, String> callers) {
        var answers = new LinkedHashMap<String, String>();
        callers.forEach(
                (caller, token) -> answers.put(caller, word(send(mvc, row.endpoint(), token))));
        return answers;
    }

    /** What comes after the door is the endpoint's own business, but never a failure. */
    private static String word(MockHttpServletResponse answer) {
        var status = answer.getStatus();
        assertThat(status).as("an error of the service itself").isNotEqualTo(500);
        if (status == 401) return own(answer);
        return status == 403 ? "403" : "open";
    }

    /** 401 because of another key than the access token, which the endpoint asks for itself. */
    private static String own(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString().contains("problem:unauthorized") ? "401" : "own";
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockHttpServletResponse send(MockMvcTester mvc, String endpoint, String token) {
        return request(mvc, endpoint, token).exchange().getResponse();
    }

    private static MockMvcTester.MockMvcRequestBuilder request(
            MockMvcTester mvc, String endpoint, String token) {
        var space = endpoint.indexOf(' ');
        var method = endpoint.substring(0, space);
        var path =
                endpoint.substring(space + 1)
                        .replaceAll("\\{([^|}]*)\\|[^}]*}", "$1")
                        .replaceAll("\\{[^}]*}", "999999999");
        var request =
                mvc.method(HttpMethod.valueOf(method.equals("ANY") ? "GET" : method))
                        .uri(path)
                        .accept(MediaType.APPLICATION_JSON);
        if (!token.isEmpty()) request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return request;
    }

    private static String suggestion(
            String endpoint, MockMvcTester mvc, ApplicationContext context) {
        var cells = new ArrayList<String>();
        var scopes = new ArrayList<String>();
        callers(context)
                .forEach((caller, token) -> {
                    var answer = word(send(mvc, endpoint, token));
                    if (!SCOPES.contains(caller)) cells.add(answer);
                    else if (!answer.equals("403")) scopes.add(caller);
                });
        return "%s,%s,%s,%s"
                .formatted(
                        context.getId(),
                        endpoint.replace(' ', ','),
                        String.join(",", cells),
                        String.join("|", scopes));
    }

    private static Map<String, String> callers(ApplicationContext context) {
        var tokens = tokens(context);
        var callers = new LinkedHashMap<String, String>();
        callers.put("anonymous", "");
        callers.put("customer", tokens.person(9003, "CUSTOMER"));
        callers.put("organizer", tokens.person(9002, "ORGANIZER"));
        callers.put("entry_manager", tokens.person(9004, "ENTRY_MANAGER"));
        callers.put("support", tokens.person(9005, "SUPPORT"));
        callers.put("admin", tokens.person(9001, "ADMIN"));
        callers.put("service", tokens.service());
        SCOPES.forEach(scope -> callers.put(scope, tokens.program(scope)));
        return callers;
    }

    private static Map<String, String> badTokens(ApplicationContext context) {
        try {
            var bad = tokens(context).bad();
            if (context.getBeanNamesForType(RevokedTokens.class)[0].equals("revokedInTests"))
                bad.put("revoked", tokens(context).revoked());
            return bad;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static SignedTokens tokens(ApplicationContext context) {
        return new SignedTokens(
                (JWKSource<SecurityContext>) context.getBean(JWKSource.class),
                context.getBean(MarqueeSettings.class).issuer(),
                Clock.systemUTC());
    }
}
