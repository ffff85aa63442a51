package dev.marquee.customer.assistant;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How the assistant answered is kept, and rated by who got the answer. */
abstract class TurnsContract extends RunningService {

    private final String turn = UUID.randomUUID().toString();

    @Test
    void a_turn_is_kept_once_and_rated_by_its_caller_alone() {
        for (var n = 0; n < 2; n++)
            assertThat(tell("", turn("rules"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(rate("other", "up")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(thumb()).isNull();
        assertThat(rate("caller", "up")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(rate("caller", "down")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(thumb()).isEqualTo("down");
    }

    @Test
    void nonsense_is_refused() {
        assertThat(tell("", turn("oracle"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(tell("", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(rate("caller", "sideways")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(rate("caller", "up")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String turn(String mode) {
        return """
        {"id":"%s","caller":"caller","at":"2026-11-30T12:00:00Z","lang":"vi","mode":"%s","intent":"my_waiting","tools":"","outcome":"answered",
         "tokens_in":0,"tokens_out":0,"ms":12}
        """
                .formatted(turn, mode);
    }

    private MvcTestResult rate(String caller, String thumb) {
        return tell(
                "/" + turn + "/thumb",
                "{\"caller\":\"%s\",\"thumb\":\"%s\"}".formatted(caller, thumb));
    }

    private MvcTestResult tell(String path, String body) {
        return mvc.post()
                .uri("/internal/assistant-turns" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(service())
                .exchange();
    }

    private String thumb() {
        return jdbc.sql("select thumb from assistant_turn where id = ?")
                .param(turn)
                .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
