package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and proving it again, through the gateway and the services behind it. */
@ExtendWith(DemoSuite.class)
class SignInTest {

    private static RunningSuite suite;

    @BeforeAll
    static void everybodyIsThere(RunningSuite running) {
        suite = running;
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "organizer", "support", "entry", "customer"})
    void everybody_lands_on_a_page_that_is_open_to_them(String name) throws Exception {
        var answer =
                Http.form(
                        suite.url("/login"),
                        "email=" + name + "@ticket.local&password=" + name + "123");
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        var headers = answer.response().headers();
        var cookie = headers.firstValue("Set-Cookie").orElseThrow();
        var home = headers.firstValue("Location").orElseThrow();
        var page =
                Http.get(
                        suite.url(home),
                        "Accept",
                        "text/html",
                        "Cookie",
                        cookie.substring(0, cookie.indexOf(';')));
        assertThat(page.status()).as(home).isEqualTo(200);
    }

    @Test
    void a_client_that_names_no_scope_reads_what_it_may() throws Exception {
        var people = new People(suite);
        people.addProgram("scopeless", "organizer");
        assertThat(Http.get(suite.url("/api/bookings"), people.as("scopeless")).status())
                .isEqualTo(200);
    }

    @Test
    void a_token_of_the_api_is_recent_enough_for_a_webhook_and_a_confirmation_needs_a_password()
            throws Exception {
        var token = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var made =
                Http.post(
                        suite.url("/api/webhooks"),
                        Map.of(
                                "name",
                                "Till",
                                "url",
                                "https://inside.internal/",
                                "events",
                                List.of("booking.confirmed")),
                        token);
        assertThat(made.status()).as("refused for its address only").isEqualTo(422);
        var confirmed =
                Http.form(
                        suite.url("/confirm"),
                        "confirm-to=/admin&confirm-password=wrong",
                        "Accept",
                        "text/html",
                        token[0],
                        token[1]);
        assertThat(confirmed.status()).isEqualTo(403);
        assertThat(confirmed.text()).contains("The password is not right");
    }
}
