package dev.marquee.system.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What people read comes from the bundles, in all modules: a word elsewhere is never translated, a
 * key that is missing is shown as it is, and one that nobody uses is translated for nothing.
 */
class WordsTest {

    private static final String SHARED =
            "platform/starter/src/main/resources/platform-messages.properties";

    private static Sources sources;
    private static List<Exemption> exemptions;
    private static List<Literal> literals;

    @BeforeAll
    static void read() throws IOException {
        sources = Sources.find();
        exemptions = Exemption.all();
        literals = new ArrayList<>(JavaWords.of(sources.root(), sources.java()));
        for (var page : sources.templates())
            literals.addAll(TemplateWords.of(page, sources.text(page)));
        for (var script : sources.scripts())
            literals.addAll(ScriptWords.of(script, sources.text(script)));
    }

    @Test
    void what_people_read_comes_from_a_bundle() {
        assertThat(literals)
                .as("put these words into the bundle, or say in literal-words.txt why not")
                .filteredOn(WordsTest::isNotExempt)
                .isEmpty();
    }

    @Test
    void every_exemption_is_needed_still() {
        assertThat(exemptions)
                .filteredOn(exemption -> literals.stream().noneMatch(exemption::covers))
                .isEmpty();
    }

    private static boolean isNotExempt(Literal literal) {
        return exemptions.stream().noneMatch(exemption -> exemption.covers(literal));
    }

    @Test
    void every_key_is_used_and_there() throws IOException {
        assertThat(wrongKeys(sources)).isEmpty();
    }

    /** Keys that are missing and keys too many, one line each. */
    static List<String> wrongKeys(Sources sources) throws IOException {
        var shared = sources.bundle(SHARED);
        var inAll = new UsedKeys();
        var inPlatform = new UsedKeys();
        var wrong = new ArrayList<String>();
        for (var module : sources.modules()) {
            var used = new UsedKeys();
            for (var file : sources.of(module)) {
                used.read(file, sources.text(file), prefix(file));
                inAll.read(file, sources.text(file), prefix(file));
                if (module.startsWith("platform/")) inPlatform.read(file, sources.text(file), "");
            }
            var own = sources.bundleOf(module);
            used.asked()
                    .forEach((key, place) -> {
                        if (!shared.lines().containsKey(key) && !own.lines().containsKey(key))
                            wrong.add(place + " asks for " + key + ", which no bundle has");
                    });
            if (own.equals(shared)) continue;
            own.lines()
                    .forEach((key, line) -> {
                        if (!used.has(key)
                                && !inPlatform.has(key)
                                && !shared.lines().containsKey(key))
                            wrong.add(
                                    own.file()
                                            + ":"
                                            + line
                                            + " has "
                                            + key
                                            + ", which nothing uses");
                    });
        }
        shared.lines()
                .forEach((key, line) -> {
                    if (!inAll.has(key))
                        wrong.add(
                                shared.file()
                                        + ":"
                                        + line
                                        + " has "
                                        + key
                                        + ", which nothing uses");
                });
        return wrong;
    }

    private static String prefix(String file) {
        if (file.contains("/static/entry/")) return "door.";
        return file.contains("/static/seat-plans/") ? "planner." : "";
    }
}
