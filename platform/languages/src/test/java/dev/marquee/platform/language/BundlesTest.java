package dev.marquee.platform.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of all services, and the files of all languages. */
class BundlesTest {

    private static final Path SUITE = Path.of("../..");
    private static final Path FILES = Path.of("src/main/resources/languages");

    /** The languages that say everything. One that is not named here may lack what it likes. */
    private static final List<String> WHOLE = List.of("id", "vi");

    private static Map<String, BundleCheck.English> english = Map.of();

    @BeforeAll
    static void read() throws IOException {
        english = BundleCheck.english(SUITE);
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(FILES)) {
            return files
                    .filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void every_english_text_can_be_read() {
        assertThat(english).hasSizeGreaterThan(4000);
        assertThat(english)
                .allSatisfy((key, said) ->
                        assertThat(BundleCheck.arguments(said.text()))
                                .as(said.place())
                                .allSatisfy((name, types) -> assertThat(name).matches("\\d+")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_language_says_what_english_says_and_nothing_else(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        assumeThat(WHOLE).contains(name.replace(".properties", ""));
        assertThat(new BundleCheck(english).problems(name, Files.readString(file))).isEmpty();
    }

    /** So that the test above is known to find what it looks for. */
    @Test
    void what_is_missing_renamed_unused_or_unreadable_is_named_with_its_line() {
        var check =
                new BundleCheck(
                        Map.of(
                                "ticket.gone", new BundleCheck.English("Gone", "ticket:1"),
                                "ticket.argument",
                                        new BundleCheck.English("{0} of {1}", "ticket:2"),
                                "ticket.type", new BundleCheck.English("Hello {0}", "ticket:3"),
                                "ticket.broken", new BundleCheck.English("{0}", "ticket:4"),
                                "ticket.long", new BundleCheck.English("one two", "ticket:5"),
                                "ticket.plural",
                                        new BundleCheck.English(
                                                "{0,choice,1#it is|1<they are} {1}", "ticket:6")));
        assertThat(
                        check.problems(
                                "xx.properties",
                                """
                                language.name=Xx
                                language.locale=xx-PT
                                language.date.long=d MMMM yyyy
                                language.date.short=dd/MM/yyyy
                                language.time=HH:mm
                                language.collation=xx
                                language.reviewed-by=nobody yet
                                ticket.argument={0} of {2}
                                ticket.long=one \\
                                  two
                                ticket.type=Hello {0,number}
                                ticket.unused=x
                                ticket.broken={0
                                ticket.plural=are {1}
                                """))
                .satisfiesExactlyInAnyOrder(
                        wrong ->
                                assertThat(wrong)
                                        .isEqualTo(
                                                "xx.properties: lacks ticket.gone (ticket:1): Gone"),
                        wrong ->
                                assertThat(wrong)
                                        .startsWith("xx.properties:8: ticket.argument has {2}"),
                        wrong ->
                                assertThat(wrong)
                                        .startsWith(
                                                "xx.properties:11: ticket.type reads {0} as a number"),
                        wrong ->
                                assertThat(wrong)
                                        .isEqualTo(
                                                "xx.properties:12: ticket.unused is used by nothing"),
                        wrong ->
                                assertThat(wrong)
                                        .startsWith(
                                                "xx.properties:13: ticket.broken cannot be read"));
    }
}
