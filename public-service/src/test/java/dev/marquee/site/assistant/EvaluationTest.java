package dev.marquee.site.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import dev.marquee.site.assistant.rules.EventFinder.Place;
import dev.marquee.site.assistant.rules.RuleBasedAssistant;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The rules against what people ask, in three languages. */
class EvaluationTest extends SitePages {

    /** The language is that of the page; most questions are asked on a page in their language. */
    private record Case(
            String language, String kind, List<String> intents, String event, String question) {}

    /** What nobody may be told who asks as nobody. */
    private static final List<String> FOREIGN =
            List.of("Ana Ribeiro", "ana@example.org", "4711", "EV07-1", "KX4P");

    @Autowired RuleBasedAssistant rules;

    @BeforeEach
    void threeEvents() {
        Programme.playedBy(neighbours);
    }

    private static List<Case> cases(String language) throws IOException {
        return new ClassPathResource("assistant/cases.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(language + "|"))
                .map(line -> line.split("\\|", 5))
                .map(part ->
                        new Case(part[0], part[1], List.of(part[2].split(",")), part[3], part[4]))
                .toList();
    }

    private static Locale page(String language) {
        return language.equals("en") ? Locale.UK : Locale.of(language);
    }

    private Answer ask(String question, Locale page) {
        var nobody = new Asker(Optional.empty(), "nobody", GivenCaller.nobody(page));
        return rules.answer(question, new Place(null, null), page, nobody).answer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "id"})
    void nine_of_ten_questions_are_understood(String language) throws IOException {
        var cases = cases(language);
        var wrong = new ArrayList<String>();
        for (var one : cases) {
            var answer = ask(one.question(), page(language));
            if (!one.intents().contains(answer.topic()))
                wrong.add(one.question() + ": " + answer.topic() + ", not " + one.intents());
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(wrong).hasSizeLessThanOrEqualTo(cases.size() / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "id"})
    void no_fact_is_wrong_and_nothing_of_others_is_told(String language) throws IOException {
        for (var one : cases(language)) {
            var answer = ask(one.question(), page(language));
            assertThat(answer.text()).as(one.question()).doesNotContain(FOREIGN);
            assertThat(answer.cards()).allMatch(card -> card.action().equals("book"));
            if (!one.event().isEmpty() && one.intents().contains(answer.topic()))
                assertFacts(one, answer);
        }
    }

    private static void assertFacts(Case one, Answer answer) {
        var facts = Programme.FACTS.get(one.event());
        var text = answer.text();
        switch (answer.topic()) {
            case "availability" -> assertThat(text).as(one.question()).contains(facts.left());
            case "price" -> assertThat(text).as(one.question()).contains(facts.price());
            case "when" ->
                    assertThat(text.replace('.', ':')).as(one.question()).contains(facts.time());
            case "where" -> assertThat(text).as(one.question()).contains(facts.place());
            default -> {}
        }
        for (var other : Programme.CODES)
            if (!other.equals(one.event())) {
                var foreign = Programme.FACTS.get(other);
                assertThat(text)
                        .as(one.question())
                        .doesNotContain(foreign.place())
                        .doesNotContain(foreign.time())
                        .doesNotContainPattern("\\b" + foreign.price() + "[.,]00");
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "id"})
    void a_question_in_another_language_is_answered_in_it(String language) throws IOException {
        var cases = cases(language).stream().filter(one -> one.kind().equals("plain")).toList();
        var answered =
                cases.stream()
                        .map(one -> ask(one.question(), Locale.ENGLISH).locale().getLanguage())
                        .filter(language::equals)
                        .count();
        assertThat(answered).isGreaterThanOrEqualTo(cases.size() * 9L / 10);
    }

    /** Nobody types what stands behind a colon. */
    @Test
    void an_event_is_found_without_its_subtitle() {
        neighbours.on(
                "GET /api/events",
                200,
                Samples.list(
                        Samples.event(
                                "Fado after hours: songs of the river, until the last boat leaves",
                                "published",
                                162)));
        var answer = ask("any tickets left for fado after hours?", Locale.UK);
        assertThat(answer.text()).contains("Jazz Night", "42"); // what EV07 is called here
    }

    @Test
    void the_mark_less_question_of_the_contract_has_its_answer() {
        var answer = ask("đêm nhạc còn vé ko", Locale.ENGLISH);
        assertThat(answer.text()).contains("Đêm nhạc Jazz", "19:30", "Còn 42 vé");
        assertThat(answer.buttons().getFirst().label()).isEqualTo("Đặt vé");
    }
}
