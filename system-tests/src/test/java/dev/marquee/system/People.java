package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The accounts of a demo suite, each signed in once, and for each role that owns things a second
 * one that owns none of them.
 */
final class People {

    static final String PASSWORD = "lanterns over the quay";
    private static final Pattern CLIENT =
            Pattern.compile("(?s)<code[^>]*>(client-[^<]+)</code>.*?<code[^>]*>([^<]+)</code>");

    private final RunningSuite suite;
    private final Map<String, String[]> signedIn = new HashMap<>();

    People(RunningSuite suite) throws IOException, InterruptedException {
        this.suite = suite;
        signedIn.put("anonymous", new String[0]);
        for (var name : List.of("admin", "organizer", "customer", "entry", "support"))
            signedIn.put(name, Http.signIn(suite, name + "@ticket.local", name + "123"));
    }

    /** What to send as somebody. */
    String[] as(String name) {
        return Objects.requireNonNull(signedIn.get(name), name);
    }

    /** An account that owns nothing yet, with these roles. */
    void join(String name, String... roles) throws IOException, InterruptedException {
        var email = name + "@example.org";
        var joined =
                Http.post(
                        suite.url("/api/auth/register"),
                        Map.of("name", name, "email", email, "password", PASSWORD));
        assertThat(joined.status()).as(joined.text()).isBetween(200, 299);
        if (!List.of(roles).equals(List.of("CUSTOMER"))) become(name, roles);
        signInAgain(name);
    }

    /** From now on somebody has these roles, once signed in again. */
    void become(String name, String... roles) throws IOException, InterruptedException {
        var id = idOf(name + "@example.org");
        var changed =
                Http.form(
                        suite.url("/admin/users/" + id + "/roles"),
                        "role=" + String.join("&role=", roles),
                        as("admin"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(303);
    }

    /** Another token, for an account that has joined. */
    String[] signInAgain(String name) throws IOException, InterruptedException {
        signedIn.put(name, Http.signIn(suite, name + "@example.org", PASSWORD));
        return as(name);
    }

    /** Signs a browser in, and gives the header to send as it. */
    String[] browserOf(String name) throws IOException, InterruptedException {
        var answer =
                Http.form(
                        suite.url("/login"),
                        "email=" + name + "@example.org&password=" + PASSWORD.replace(' ', '+'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        var cookie = answer.response().headers().firstValue("Set-Cookie").orElseThrow();
        return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
    }

    private long idOf(String email) throws IOException, InterruptedException {
        var found = Http.get(suite.url("/api/users?q=" + email), as("admin"));
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.json().get("items").get(0).get("id").asLong();
    }

    /** A program of somebody's, with all scopes, signed in under its own name. */
    String addProgram(String name, String owner) throws IOException, InterruptedException {
        var scopes =
                "scopes=events:read&scopes=events:write&scopes=bookings:read&scopes=bookings:write&scopes=entry&scopes=reports:read";
        var made =
                Http.form(
                        suite.url("/admin/api-clients"), "name=" + name + "&" + scopes, as(owner));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var client = CLIENT.matcher(made.text());
        assertThat(client.find()).as(made.text()).isTrue();
        signedIn.put(name, token(client.group(1), client.group(2)));
        return client.group(1);
    }

    private String[] token(String id, String secret) throws IOException, InterruptedException {
        var key =
                Base64.getEncoder()
                        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var answer =
                Http.send(
                        Http.request(suite.url("/oauth2/token"), "Authorization", "Basic " + key)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=client_credentials")) // all its scopes
                                .build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new String[] {
            "Authorization", "Bearer " + answer.json().get("access_token").asString()
        };
    }
}
