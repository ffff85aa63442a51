package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What auth-service decides about keys and tokens counts in all running services. */
@ExtendWith(DemoSuite.class)
class TokensTest {

    /** Each service's offset from the first port, and something that only the signed-in see. */
    private static final Map<Integer, String> CLOSED =
            new TreeMap<>(
                    Map.of(
                            0, "/api/profile",
                            1, "/api/customers",
                            2, "/admin/events",
                            3, "/api/reports",
                            4, "/my",
                            5, "/admin/venues",
                            6, "/events/api/lookup_ticket?email=tokens@example.org",
                            7, "/admin/mail"));

    private static RunningSuite suite;
    private static People people;

    @BeforeAll
    static void everybodyIsThere(RunningSuite running) throws Exception {
        suite = running;
        people = new People(running);
        people.join("tokens", "ORGANIZER", "ADMIN");
    }

    @Test
    void another_signing_key_is_picked_up_by_all_and_signs_nobody_out() throws Exception {
        var old = people.as("tokens");
        var browser = people.browserOf("tokens");
        assertThat(profile(browser)).isEqualTo(200);

        var replaced = Http.form(suite.url("/admin/api-clients/keys"), "", people.as("admin"));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(302);
        var fresh =
                Awaitility.await("a token of the new key")
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> people.signInAgain("tokens"),
                                token -> !key(token).equals(key(old)));

        assertThat(statuses(fresh)).containsOnly(200);
        assertThat(statuses(old)).containsOnly(200);
        assertThat(statuses(forged(fresh))).containsOnly(401);
        assertThat(profile(browser)).isEqualTo(200);
        assertThat(profile(people.browserOf("tokens"))).isEqualTo(200);
        // Services sign in with the new key too: this goes from event- to ticket-service.
        new Organiser(suite, fresh).onSale("After the change", 10);
    }

    @Test
    void a_token_that_is_called_back_is_refused_by_all_within_a_minute() throws Exception {
        var token = people.signInAgain("tokens");
        var somebodyElses = people.as("admin");
        assertThat(statuses(token)).containsOnly(200);
        var out = Http.post(suite.url("/api/auth/logout-everywhere"), Map.of(), token);
        assertThat(out.status()).isEqualTo(204);
        Awaitility.await("all services refuse it")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(statuses(token)).containsOnly(401));
        assertThat(statuses(people.signInAgain("tokens"))).containsOnly(200);
        assertThat(statuses(somebodyElses)).containsOnly(200);
    }

    /** What the services answer, each asked past the gateway. */
    private static List<Integer> statuses(String[] token) throws IOException, InterruptedException {
        var statuses = new ArrayList<Integer>();
        for (var service : CLOSED.entrySet())
            statuses.add(
                    Http.get(suite.serviceUrl(service.getKey(), service.getValue()), token)
                            .status());
        return statuses;
    }

    private static int profile(String[] browser) throws IOException, InterruptedException {
        return Http.get(suite.url("/profile"), with(browser, "Accept", "text/html")).status();
    }

    private static String[] with(String[] headers, String... more) {
        var all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    /** The name of the key that has signed it. */
    private static String key(String[] token) {
        var head = token[1].substring("Bearer ".length()).split("\\.")[0];
        return Http.JSON
                .readTree(new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8))
                .get("kid")
                .asString();
    }

    /** The same with another signature. */
    private static String[] forged(String[] token) {
        var parts = token[1].split("\\.");
        var signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[10] ^= 1;
        return new String[] {
            token[0],
            parts[0]
                    + "."
                    + parts[1]
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature)
        };
    }
}
