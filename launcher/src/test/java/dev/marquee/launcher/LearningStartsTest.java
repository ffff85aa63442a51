package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} keeps of a start for the next ones, with a JVM that starts nothing. */
class LearningStartsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path home;

    private Path suite;
    private Path starts;

    @BeforeEach
    void a_suite_that_is_built_and_a_jdk() throws Exception {
        suite = Files.createDirectories(home.resolve("launcher/target/suite"));
        starts = home.resolve("starts");
        Files.createDirectory(suite.resolve("lib"));
        Files.createDirectories(home.resolve("jdk/bin"));
        Files.createDirectory(home.resolve("bin"));
        for (var file : List.of("run", "bin/jdk.sh", "bin/remember"))
            Files.copy(PROJECT.resolve(file), home.resolve(file));
        try (var java = getClass().getResourceAsStream("/java-in-name-only")) {
            Files.copy(Objects.requireNonNull(java), home.resolve("jdk/bin/java"));
        }
        Files.createFile(home.resolve("jdk/bin/javac"));
        assertThat(home.resolve("jdk/bin/java").toFile().setExecutable(true)).isTrue();
        assertThat(home.resolve("jdk/bin/javac").toFile().setExecutable(true)).isTrue();
        aJdk("25.0.3");
        built(Instant.now().minusSeconds(60));
    }

    private void aJdk(String version) throws IOException {
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void built(Instant when) throws IOException {
        var built = suite.resolve(".built");
        if (Files.notExists(built)) Files.createFile(built);
        Files.setLastModifiedTime(built, FileTime.from(when));
    }

    private void start(int status, Map<String, String> environment, String... options)
            throws Exception {
        var command = new ArrayList<>(List.of(home.resolve("run").toString()));
        command.addAll(List.of(options));
        var run = new ProcessBuilder(command).redirectErrorStream(true);
        run.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        run.environment().put("STARTS", starts.toString());
        run.environment().put("REFUSES", "");
        run.environment().put("MARQUEE_LEARN", "true");
        run.environment().putAll(environment);
        var process = run.redirectOutput(home.resolve("out").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(home.resolve("out"))).isEqualTo(status);
    }

    private void start() throws Exception {
        start(0, Map.of());
    }

    private List<String> files(String glob) throws IOException {
        try (var found = Files.newDirectoryStream(suite, glob)) {
            var names = new ArrayList<String>();
            found.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private String theCache() {
        Awaitility.await().until(() -> files("marquee-*.aot"), caches -> caches.size() == 1);
        Awaitility.await().until(() -> files("learned-*"), List::isEmpty);
        try {
            return suite.resolve(files("marquee-*.aot").getFirst()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_start_that_was_ended_in_order_leaves_a_cache_for_the_next() throws Exception {
        start();
        var cache = theCache();
        start();
        assertThat(starts).content().isEqualTo("no cache\n" + cache + "\n");
    }

    @Test
    void one_that_was_refused_leaves_nothing() throws Exception {
        start(1, Map.of("REFUSES", "yes"));
        assertThat(files("{marquee,learned}*")).isEmpty();
    }

    @Test
    void nine_processes_leave_nothing() throws Exception {
        start(0, Map.of(), "--separate");
        assertThat(files("{marquee,learned}*")).isEmpty();
    }

    @Test
    void one_that_is_not_told_to_learn_leaves_nothing() throws Exception {
        start(0, Map.of("MARQUEE_LEARN", "false"));
        assertThat(files("{marquee,learned}*")).isEmpty();
    }

    @Test
    void a_new_build_learns_anew() throws Exception {
        start();
        theCache();
        built(Instant.now().plusSeconds(60));
        start();
        assertThat(starts).content().isEqualTo("no cache\nno cache\n");
    }

    @Test
    void so_does_another_jdk() throws Exception {
        start();
        var first = theCache();
        aJdk("25.0.4");
        start();
        assertThat(starts).content().isEqualTo("no cache\nno cache\n");
        assertThat(theCache()).isNotEqualTo(first);
    }

    @Test
    void what_a_killed_script_left_is_removed() throws Exception {
        Files.createFile(suite.resolve("learned-99999999.conf"));
        start();
        theCache();
        assertThat(suite.resolve("learned-99999999.conf")).doesNotExist();
    }
}
