package dev.marquee.ticket.change;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The page on which staff change tickets says what it means before anything is done. */
abstract class ChangePageContract extends ChangeTests {

    private static String at(long booking) {
        return "/admin/tickets/%d/change".formatted(booking);
    }

    private MvcTestResult page(String uri, RequestPostProcessor by, String... parameters) {
        var request = mvc.get().uri(uri).accept(TEXT_HTML).with(by);
        for (int n = 0; n < parameters.length; n += 2)
            request.param(parameters[n], parameters[n + 1]);
        return request.exchange();
    }

    private MvcTestResult send(String uri, String... parameters) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(SUPPORT);
        for (int n = 0; n < parameters.length; n += 2)
            request.param(parameters[n], parameters[n + 1]);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void what_is_chosen_is_explained_and_then_done() {
        var event = priced(10, 3, 10);
        var booking = paid(event, 0, 2);
        var target = event + ":" + type(event, 2);
        var ticket = String.valueOf(ticket(booking, 0));

        assertThat(text(page(at(id(booking)), SUPPORT)))
                .contains(code(booking, 0), "Type 1 · €30.00 · 3 left", "Type 2")
                .doesNotContain("id=\"meaning\"");
        assertThat(text(page(at(id(booking)), SUPPORT, "tickets", ticket, "target", target)))
                .contains("id=\"meaning\"", "€12.01 cheaper", "give_back", "value=\"-1201\"");

        assertThat(send(at(id(booking)), "tickets", ticket, "target", target, "expected", "-1201"))
                .as("nobody said what becomes of the difference")
                .hasStatus(422);
        assertThat(
                        send(
                                at(id(booking)),
                                "tickets",
                                ticket,
                                "target",
                                target,
                                "expected",
                                "-1201",
                                "difference",
                                "give_back"))
                .hasStatus(302)
                .hasRedirectedUrl("/admin/tickets/%d?done=change-done".formatted(id(booking)));
        assertThat(shown(booking).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 2");
    }

    @Test
    void a_difference_that_waits_is_shown_marked_as_paid_or_withdrawn() {
        var event = priced(10, 3, 10);
        var booking = paid(event, 0, 1);
        change(booking, type(event, 1), ",\"difference\":\"ask\"", 0);

        assertThat(text(page("/admin/tickets/" + id(booking), SUPPORT)))
                .contains("11.79", at(id(booking)) + "/paid", at(id(booking)) + "/withdraw");
        assertThat(send(at(id(booking)) + "/withdraw"))
                .hasRedirectedUrl("/admin/tickets/%d?done=change-withdrawn".formatted(id(booking)));
        assertThat(send(at(id(booking)) + "/paid"))
                .hasRedirectedUrl(
                        "/admin/tickets/%d?done=change-not-possible".formatted(id(booking)));
    }

    @Test
    void what_is_not_possible_is_said_and_what_was_chosen_stays() {
        var event = priced(10, 1, 10);
        var booking = paid(event, 0, 2);
        var target = event + ":" + type(event, 1);

        var answer =
                page(
                        at(id(booking)),
                        SUPPORT,
                        "tickets",
                        String.valueOf(ticket(booking, 0)),
                        "tickets",
                        String.valueOf(ticket(booking, 1)),
                        "target",
                        target);

        assertThat(answer).hasStatus(409);
        assertThat(text(answer)).contains("Only 1 place", "selected=\"selected\"");
        assertThat(page(at(id(booking)), account(77, "other@example.org", "ORGANIZER")))
                .hasStatus(404);
    }

    @Test
    void what_nobody_could_choose_is_refused_in_words() {
        var booking = paid(priced(10, 3, 10), 0, 1);
        var ticket = String.valueOf(ticket(booking, 0));
        for (var target : List.of("a:b", "1:", ":1", "1:2:3", "99999999999999999999:1"))
            assertThat(send(at(id(booking)), "tickets", ticket, "target", target))
                    .as(target)
                    .hasStatus(422);
    }

    @Test
    void tickets_move_to_another_event_from_the_page() {
        var from = priced(10, 10);
        var to = priced(10, 10);
        var booking = paid(from, 0, 1);
        var target = to + ":" + type(to, 0);
        var ticket = String.valueOf(ticket(booking, 0));

        assertThat(text(page(at(id(booking)), SUPPORT, "tickets", ticket, "target", target)))
                .contains("a booking of their own");
        var answer = send(at(id(booking)), "tickets", ticket, "target", target, "expected", "0");

        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl()).doesNotContain("/" + id(booking) + "?");
    }
}
