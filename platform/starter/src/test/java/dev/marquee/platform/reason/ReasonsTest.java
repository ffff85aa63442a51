package dev.marquee.platform.reason;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.words.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class ReasonsTest {

    private static final Set<String> HELP =
            Set.of(
                    "ask",
                    "ask-anew",
                    "choose",
                    "confirm-address",
                    "correct",
                    "none",
                    "pay",
                    "reload",
                    "report",
                    "retry",
                    "sign-in",
                    "wait");

    @Test
    void each_reason_is_whole_and_stands_in_order() {
        assertThat(Reasons.all())
                .hasSizeGreaterThan(150)
                .allSatisfy(reason -> {
                    assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");
                    assertThat(reason.statuses())
                            .isNotEmpty()
                            .allMatch(status -> status == 200 || status >= 400 && status < 600);
                    assertThat(reason.area()).matches("[a-z]+");
                    assertThat(HELP).contains(reason.helpAction());
                    assertThat(reason.since()).matches("\\d+\\.\\d+");
                    for (var part : Stream.of("title", "text", "help").toList()) {
                        var key = "reason." + reason.code() + "." + part;
                        assertThat(Text.of(key).english()).isNotEqualTo(key);
                    }
                });
        assertThat(Reasons.all()).extracting(Reason::code).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "sold-out,,sold-out",
        "sold-out,other,sold-out",
        "offer-refused,over,offer-refused.over",
        "too-many-holds,ran_out,too-many-holds.ran-out",
        "too-many-holds,,too-many-holds"
    })
    void the_reason_that_says_most_is_found(String code, String more, String found) {
        assertThat(Reasons.of(code, more)).map(Reason::code).hasValue(found);
    }

    @Test
    void one_that_is_retired_says_since_when() {
        var line = "gone,409,booking,choose,buyer,left,1.0";
        assertThat(Reasons.reason(line).isRetired()).isFalse();
        assertThat(Reasons.reason(line + ",1.2").retired()).isEqualTo("1.2");
        assertThat(Reasons.all())
                .extracting(Reason::retired)
                .allMatch(version -> version == null || version.matches("\\d+\\.\\d+"));
    }

    @Test
    void a_code_that_was_published_stays() throws IOException {
        var published =
                new ClassPathResource("published-reasons.txt")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(published).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        assertThat(published)
                .as(
                        "codes are neither deleted nor renamed: say in reasons.csv since when it is retired")
                .allMatch(code -> Reasons.of(code).isPresent());
    }

    @Test
    void there_is_no_reason_without_a_meaning() {
        assertThat(Reasons.of("other")).isEmpty();
        assertThat(Reasons.of("", "over")).isEmpty();
    }
}
