package dev.marquee.site.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Once the money of the day is spent, rules answer, and say so. */
@TestPropertySource(properties = "marquee.assistant.model.budget=0")
class SpentBudgetTest extends ModelPages {

    @Test
    void rules_answer_and_say_so() throws Exception {
        var answer = whole("How much is Jazz Night?", null);
        assertThat(answer.path("mode").asString()).isEqualTo("rules");
        assertThat(answer.path("reply").asString())
                .contains("€15.00", "the language model is used up");
        assertThat(streamed("How much is Jazz Night?", null)).contains("{\"mode\":\"rules\"}");
        assertThat(MODEL.requests()).isEmpty();
        assertThat(mvc.get().uri("/assistant").header("Accept-Language", "en"))
                .bodyText()
                .contains("the language model is used up");
    }
}
