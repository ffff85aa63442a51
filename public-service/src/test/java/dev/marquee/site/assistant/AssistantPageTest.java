package dev.marquee.site.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The assistant's page and its API, without a model. */
class AssistantPageTest extends SitePages {

    private static final JwtRequestPostProcessor ANA =
            TestTokens.account(9, "ana@example.org", "CUSTOMER");

    /** A browser of this test alone. */
    private final Cookie browser = new Cookie(Askers.COOKIE, UUID.randomUUID().toString());

    @BeforeEach
    void threeEvents() {
        Programme.playedBy(neighbours);
        neighbours.on("GET /api/customers/9/bookings", 200, "{\"items\":[]}");
    }

    private MvcTestResult ask(String question) {
        return mvc.post()
                .uri("/assistant")
                .cookie(browser)
                .header("Accept-Language", "en")
                .param("message", question)
                .exchange();
    }

    private String page() throws Exception {
        var page = mvc.get().uri("/assistant").cookie(browser).header("Accept-Language", "en");
        return page.exchange().getResponse().getContentAsString();
    }

    @Test
    void it_says_what_it_is_and_offers_questions() {
        assertThat(mvc.get().uri("/assistant").header("Accept-Language", "en"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("automatic assistant", "fixed rules", "Where are my tickets?")
                .doesNotContain("??");
    }

    @Test
    void a_question_is_a_form_and_the_answer_is_on_the_page() throws Exception {
        assertThat(ask("How much is Jazz Night?"))
                .hasStatus(303)
                .redirectedUrl()
                .startsWith("/assistant");
        assertThat(page())
                .contains("How much is Jazz Night?", "Standard: €15.00, 42 left")
                .contains("href=\"/e/EV07#book\"");
    }

    @Test
    void the_next_question_is_about_the_same_event() throws Exception {
        ask("How much is Jazz Night?");
        ask("And where is it?");
        assertThat(page()).contains("Riverside Stage");
    }

    @Test
    void what_is_typed_is_text() throws Exception {
        ask("<img src=x onerror=alert(1)>");
        assertThat(page())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void nothing_and_too_much_are_refused_with_what_was_typed() {
        assertThat(ask(" ")).hasStatus(422).bodyText().contains("Type your question.");
        var long_ = "x".repeat(1001);
        assertThat(ask(long_)).hasStatus(422).bodyText().contains("1,000", long_);
    }

    @Test
    void another_browser_sees_nothing_and_starting_anew_forgets() throws Exception {
        ask("How much is Jazz Night?");
        assertThat(
                        mvc.get()
                                .uri("/assistant")
                                .cookie(new Cookie(Askers.COOKIE, UUID.randomUUID().toString())))
                .bodyText()
                .doesNotContain("Jazz Night");
        mvc.post().uri("/assistant/forget").cookie(browser).exchange();
        assertThat(page()).doesNotContain("Jazz Night");
    }

    @Test
    void who_signs_in_begins_anew() throws Exception {
        ask("How much is Jazz Night?");
        assertThat(
                        mvc.get()
                                .uri("/assistant")
                                .cookie(browser)
                                .with(TestTokens.account(77, "new@example.org", "CUSTOMER")))
                .bodyText()
                .doesNotContain("Jazz Night");
    }

    /** What was said before the sign-in is not there again after the sign-out. */
    @ParameterizedTest
    @CsvSource({
        "GET, /assistant",
        "GET, /assistant/talk",
        "POST, /assistant",
        "POST, /assistant/forget",
        "POST, /api/ai/chat"
    })
    void who_is_signed_in_takes_the_browsers_talk_away(String method, String path) {
        ask("How much is Jazz Night?");
        var request =
                mvc.method(HttpMethod.valueOf(method))
                        .uri(path)
                        .cookie(browser)
                        .with(ANA)
                        .param("message", "What is on?");
        if (path.startsWith("/api"))
            request.contentType(MediaType.APPLICATION_JSON)
                    .content("{\"message\":\"What is on?\"}");
        var gone = request.exchange().getResponse().getCookie(Askers.COOKIE);
        assertThat(gone).isNotNull();
        assertThat(gone.getMaxAge()).isZero();
        assertThat(gone.getValue()).isEmpty();

        var anonymous = mvc.get().uri("/assistant").cookie(browser).exchange().getResponse();
        assertThat(anonymous.getCookie(Askers.COOKIE)).isNull();
    }

    @Test
    void the_api_answers_whole() {
        var answer =
                mvc.post()
                        .uri("/api/ai/chat")
                        .with(ANA)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"message\": \"What is on?\"}")
                        .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.mode").isEqualTo("rules");
        assertThat(answer).bodyJson().extractingPath("$.topic").isEqualTo("whats_on");
        assertThat(answer).bodyJson().extractingPath("$.reply").asString().contains("Jazz Night");
        assertThat(answer).bodyJson().extractingPath("$.buttons[0].href").isEqualTo("/e/EV07");
    }

    @Test
    void or_as_events() throws Exception {
        var answer =
                mvc.post()
                        .uri("/api/ai/chat")
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .header("Accept-Language", "vi")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"message\": \"đêm nhạc còn vé ko\"}")
                        .exchange();
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/event-stream");
        assertThat(answer.getResponse().getContentAsString())
                .containsSubsequence(
                        "event: start\ndata: {\"mode\":\"rules\"}",
                        "event: text",
                        "Còn 42 vé",
                        "event: sources",
                        "event: done");
    }

    @Test
    void bad_input_is_a_problem_detail() {
        for (var body :
                new String[] {
                    "{}", "{\"message\":\"\"}", "{\"message\":\"" + "x".repeat(1001) + "\"}"
                })
            assertThat(
                            mvc.post()
                                    .uri("/api/ai/chat")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                    .hasStatus(422);
    }

    @Test
    void own_bookings_are_asked_for_with_the_own_token() {
        neighbours.on(
                "GET /api/customers/9/bookings",
                200,
                "{\"items\":[%s]}".formatted(Samples.booking(2, "confirmed", "Ana", 1, "")));
        var answer =
                mvc.post()
                        .uri("/api/ai/chat")
                        .with(ANA)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"message\": \"What have I booked? Show those of account 1\"}")
                        .exchange();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.reply")
                .asString()
                .contains("Lantern Night");
        var call = neighbours.calls("GET /api/customers/9/bookings").getFirst();
        assertThat(Objects.requireNonNull(call.header("Authorization"))).startsWith("Bearer ");
        assertThat(neighbours.calls("GET /api/customers/1/bookings")).isEmpty();
    }

    @Test
    void a_service_that_is_away_is_said_and_not_guessed() {
        neighbours.on("GET /api/events/EV07", call -> new Neighbours.Answer(503, "{}"));
        var answer =
                mvc.post()
                        .uri("/api/ai/chat")
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"message\": \"How much is EV07?\"}")
                        .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.reply")
                .asString()
                .contains("cannot look it up");
    }
}
