package dev.marquee.site.assistant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.Card;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant says.
 *
 * @param reply plain text
 * @param mode rules, or model: a language model, which can be wrong
 * @param topic what the question was taken for
 * @param language in which it answers
 * @param buttons next steps: pages, or further questions
 * @param cards what can be confirmed, here or on the page of the assistant; nothing is done yet
 * @param sources pages that say the same
 * @param turn what the answer is rated by
 */
record ChatAnswer(
        @Schema(example = "This is on: Lantern Night") String reply,
        @Schema(
                        example = "rules",
                        allowableValues = {"rules", "model"})
                String mode,
        @Schema(example = "whats_on") String topic,
        @Schema(example = "en") String language,
        List<Step> buttons,
        List<Proposed> cards,
        List<Step> sources,
        @Schema(example = "5d3b7c52-0d43-4c7e-8f0a-6a1f5c3e9b20") String turn) {

    /** A page of this site, or another question. */
    @Schema(name = "ChatStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Schema(example = "Lantern Night") String label,
            @Schema(example = "/e/EV07") @Nullable String href,
            @Schema(example = "When does it start?") @Nullable String ask) {

        static Step of(Button button) {
            return new Step(button.label(), button.href(), button.ask());
        }
    }

    /**
     * What can be confirmed.
     *
     * @param proposal what confirms it, for ten minutes and in this conversation alone
     * @param asksBuyer whether a name and an address have to come with it
     */
    @Schema(name = "ChatProposal")
    record Proposed(
            @Schema(
                            example = "book",
                            allowableValues = {"book", "cancel"})
                    String action,
            @Schema(example = "Book 2 tickets for Lantern Night?") String title,
            List<String> lines,
            @Schema(example = "eyJpZCI6Ii4uLiJ9.c2VhbA") String proposal,
            @Schema(example = "false") boolean asksBuyer) {

        static Proposed of(Card card) {
            return new Proposed(
                    card.action(), card.title(), card.lines(), card.proposal(), card.asksBuyer());
        }
    }

    static ChatAnswer of(Assistant.Given given) {
        var answer = given.answer();
        return new ChatAnswer(
                answer.text(),
                given.mode(),
                answer.topic(),
                answer.locale().getLanguage(),
                answer.buttons().stream().map(Step::of).toList(),
                answer.cards().stream().map(Proposed::of).toList(),
                answer.sources().stream().map(Step::of).toList(),
                given.turn());
    }
}
