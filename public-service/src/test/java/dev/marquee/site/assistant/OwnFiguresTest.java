package dev.marquee.site.assistant;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.SitePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Waiting lists are told to who waits, figures to who works here, and reasons to everybody. */
class OwnFiguresTest extends SitePages {

    private static final JwtRequestPostProcessor ANA = account(9, "ana@example.org", "CUSTOMER");
    private static final JwtRequestPostProcessor RITA = account(2, "rita@example.org", "ORGANIZER");
    private static final JwtRequestPostProcessor SARI = account(4, "sari@example.org", "SUPPORT");

    @BeforeEach
    void figures() {
        Programme.playedBy(neighbours);
        neighbours.on(
                "GET /api/customers/9/waiting-places",
                200,
                """
                {"items":[{"event_code":"EV08","event_name":"Hamlet","event_starts_at":"2030-11-22T20:15:00Z","time_zone":"Europe/Lisbon","quantity":2,
                  "state":"waiting","place":11,"offer":null,"email":"ana@example.org"},
                 {"event_code":"EV07","event_name":"Jazz Night","event_starts_at":"2030-11-22T20:15:00Z","time_zone":"Europe/Lisbon","quantity":1,
                  "state":"offered","place":null,"offer":{"until":"2030-11-20T21:30:00Z","link":"https://secret.example.org/t/x"}}]}
                """);
        neighbours.on(
                "GET /api/sales/summary",
                200,
                "{\"zone\":\"UTC\",\"today\":{\"tickets\":42,\"bookings\":19,\"revenue\":{\"EUR\":\"1008.00\"}}}");
        neighbours.on("GET /api/complaints", 200, "{\"items\":[],\"total\":3}");
    }

    @Test
    void who_waits_is_told_the_place_and_no_link() {
        assertThat(ask("what is my place on the waiting list", ANA))
                .bodyText()
                .contains("Hamlet: 2 tickets, place 11", "Jazz Night: 1 ticket is kept for you")
                .doesNotContain("secret.example", "ana@example.org");
    }

    @Test
    void nobody_else_is() {
        assertThat(
                        mvc.post()
                                .uri("/api/ai/chat")
                                .header("Accept-Language", "en")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"message\":\"am i on the waiting list\"}"))
                .bodyText()
                .contains("once you have signed in")
                .doesNotContain("Hamlet: 2");
        assertThat(neighbours.calls("GET /api/customers/9/waiting-places")).isEmpty();
    }

    @Test
    void organisers_are_told_what_they_sold_and_support_without_money() {
        assertThat(ask("how many tickets were sold today", RITA))
                .bodyText()
                .contains("42 tickets in 19 bookings", "€1,008.00");
        assertThat(ask("how many tickets were sold today", SARI))
                .bodyText()
                .contains("42 tickets in 19 bookings")
                .doesNotContain("1,008");
        assertThat(ask("how many complaints are open", SARI))
                .bodyText()
                .contains("3 complaints are open");
    }

    @ParameterizedTest
    @CsvSource({
        "how many tickets were sold today,sales_today",
        "how many complaints are open,open_complaints"
    })
    void who_buys_is_told_no_figures(String question, String topic) {
        assertThat(ask(question, ANA))
                .bodyText()
                .contains("\"reply\":\"Only people who work here can see that.\"", topic);
        assertThat(neighbours.calls("GET /api/sales/summary")).isEmpty();
        assertThat(neighbours.calls("GET /api/complaints")).isEmpty();
    }

    @Test
    void a_code_is_explained_in_the_words_of_the_pages() {
        assertThat(ask("what does the error mean: quota-exceeded", ANA))
                .bodyText()
                .contains("One e-mail address may have a certain number of tickets");
        assertThat(ask("why can i not book hamlet", ANA)).bodyText().contains("Hamlet");
        // nobody has spoken of an event here
        assertThat(ask("why was my booking refused", account(12, "new@example.org", "CUSTOMER")))
                .bodyText()
                .contains("what did the page say");
    }

    private MvcTestResult ask(String question, JwtRequestPostProcessor who) {
        return mvc.post()
                .uri("/api/ai/chat")
                .with(who)
                .header("Accept-Language", "en")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"message\":\"%s\"}".formatted(question))
                .exchange();
    }
}
