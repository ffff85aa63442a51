package dev.marquee.system.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.reason.Reason;
import dev.marquee.platform.reason.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

/**
 * Every reason that any service refuses with, or describes, is in {@code reasons.csv}, and every
 * reason there is used.
 */
class ReasonsTest {

    private static final Pattern EXAMPLE = Pattern.compile("urn:marquee:problem:([a-z][a-z-]*)");
    private static final String TICKETS = "ticket-service/src/main/java/dev/marquee/ticket/";

    private static Sources sources;
    private static List<FoundReason> found;

    @BeforeAll
    static void read() throws IOException {
        sources = Sources.find();
        try (var manager =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            found =
                    RefusalScan.of(
                            manager.getJavaFileObjectsFromPaths(java()),
                            file ->
                                    sources.root()
                                            .relativize(Path.of(file.toUri()))
                                            .toString()
                                            .replace('\\', '/'));
        }
    }

    private static List<Path> java() {
        return sources.files().stream()
                .filter(file -> file.endsWith(".java"))
                .map(sources.root()::resolve)
                .toList();
    }

    @Test
    void what_is_refused_or_described_is_in_the_catalogue() {
        assertThat(found).hasSizeGreaterThan(400);
        assertThat(found.stream().flatMap(reason -> reason.faults().stream()))
                .as("add it to reasons.csv, with its words in all languages")
                .isEmpty();
    }

    @Test
    void examples_have_reasons_of_the_catalogue() throws IOException {
        var unknown = new ArrayList<String>();
        for (var file : java())
            EXAMPLE.matcher(Files.readString(file))
                    .results()
                    .map(example -> example.group(1))
                    .filter(code -> Reasons.of(code).isEmpty())
                    .forEach(code -> unknown.add(file + " " + code));
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_reason_is_used() {
        var made =
                found.stream()
                        .filter(FoundReason::made)
                        .map(FoundReason::code)
                        .collect(Collectors.toSet());
        assertThat(Reasons.all())
                .filteredOn(reason -> !reason.saysStatus() && !reason.code().contains("."))
                .allMatch(reason -> made.contains(reason.code()) != reason.isRetired());
    }

    @Test
    void what_a_status_says_alone_is_named_after_it() {
        assertThat(Reasons.all())
                .filteredOn(Reason::saysStatus)
                .allSatisfy(reason ->
                        assertThat(reason.statuses())
                                .singleElement()
                                .satisfies(status ->
                                        assertThat(reason.code())
                                                .isEqualTo(
                                                        kebab(
                                                                HttpStatus.valueOf(status)
                                                                        .getReasonPhrase()))));
    }

    private static String kebab(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    /** What a member {@code reason}, or the door, says by the constants of an enum. */
    @ParameterizedTest
    @CsvSource({
        "entry, entry/EntryResult.java, Outcome, ADMITTED ADMITTED_AGAIN LEFT, ''",
        "transfer-not-possible, transfer/TransferRules.java, Obstacle, '', ''",
        "offer-refused, checkout/Refusal.java, Reason, OFFER_UNKNOWN, OFFER_"
    })
    void every_constant_that_says_why_is_a_reason(
            String code, String file, String type, String others, String prefix)
            throws IOException {
        var body = sources.text(TICKETS + file).replaceAll("(?s)/\\*.*?\\*/", "");
        var begin = body.indexOf("enum " + type);
        assertThat(begin).isPositive();
        var left = Set.of(others.split(" "));
        var constants =
                Pattern.compile("(?m)^\\s+([A-Z][A-Z_]+)\\b")
                        .matcher(body.substring(begin, body.indexOf('}', begin)))
                        .results()
                        .map(match -> match.group(1))
                        .filter(name -> name.startsWith(prefix) && !left.contains(name))
                        .map(name -> name.substring(prefix.length()))
                        .map(name -> code + "." + name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList();
        assertThat(precise(code)).containsExactlyInAnyOrderElementsOf(constants);
    }

    /**
     * What a member {@code reason} says by a literal; what is said is in the catalogue, see above.
     */
    @ParameterizedTest
    @CsvSource({"refund-not-possible", "too-many-holds"})
    void every_more_precise_reason_is_said_by_somebody(String code) {
        assertThat(precise(code)).isNotEmpty().containsExactlyInAnyOrderElementsOf(said(code));
    }

    /** What it says by a literal, and by why events and ticket types are not sold now. */
    @Test
    void all_that_an_event_is_not_sold_for_is_a_reason() throws IOException {
        var code = "event-not-on-sale";
        var all = said(code);
        for (var type : List.of("SaleTerms", "TicketType"))
            all.addAll(closedFor(sources.text(TICKETS + "listing/" + type + ".java")));
        assertThat(precise(code)).containsExactlyInAnyOrderElementsOf(all);
    }

    /** The words in {@code closed…Because}, as literals or constants of the same file. */
    private static List<String> closedFor(String text) {
        var words =
                Pattern.compile("(?s) closed\\w*Because\\([^)]*\\) \\{(.*?)\\n    }")
                        .matcher(text)
                        .results()
                        .flatMap(method ->
                                Pattern.compile("\"([a-z-]+)\"|(?<=return |\\? )([A-Z_]+)\\b")
                                        .matcher(method.group(1))
                                        .results())
                        .map(word ->
                                word.group(1) == null
                                        ? constant(text, word.group(2))
                                        : word.group(1))
                        .map("event-not-on-sale."::concat)
                        .distinct()
                        .toList();
        assertThat(words).hasSizeGreaterThan(1);
        return words;
    }

    private static String constant(String text, String name) {
        var value = Pattern.compile(" " + name + " = \"([a-z-]+)\"").matcher(text);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }

    private static Set<String> said(String code) {
        return found.stream()
                .filter(FoundReason::made)
                .map(FoundReason::code)
                .filter(one -> one != null && one.startsWith(code + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> precise(String code) {
        return Reasons.all().stream()
                .filter(reason -> !reason.isRetired())
                .map(Reason::code)
                .filter(one -> one.startsWith(code + "."))
                .toList();
    }

    @Test
    void every_reason_has_words_and_every_word_a_reason() throws IOException {
        var bundle =
                sources.bundle("platform/starter/src/main/resources/platform-messages.properties");
        var keys =
                Reasons.all().stream()
                        .flatMap(reason ->
                                Stream.of("title", "text", "help")
                                        .map(part -> "reason." + reason.code() + "." + part))
                        .toList();
        assertThat(bundle.lines().keySet().stream().filter(key -> key.startsWith("reason.")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }
}
