package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code run} starts Marquee again, with a program in Java's place that ends as it is told.
 */
class SupervisorTest {

    @TempDir Path folder;

    @Test
    void what_runs_out_of_memory_or_is_killed_is_started_again_after_a_growing_pause()
            throws Exception {
        var script = start("3", "137", "0");
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isZero();
        assertThat(output())
                .containsExactly(
                        "Marquee ran out of memory. It is started again in 1 s.",
                        "Marquee was killed. It is started again in 2 s.");
        assertThat(Files.readString(folder.resolve("starts"))).hasLineCount(3);
    }

    @Test
    void a_first_start_that_is_refused_is_not_tried_again() throws Exception {
        var script = start("1");
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(1);
        assertThat(output()).isEmpty();
    }

    @Test
    void one_that_is_refused_after_a_crash_is_because_what_is_in_the_way_may_go() throws Exception {
        var script = start("134", "1", "2");
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(2);
        assertThat(output())
                .containsExactly(
                        "Marquee died (exit status 134). It is started again in 1 s.",
                        "Marquee could not be started. It is started again in 2 s.");
    }

    @Test
    void whoever_stops_the_program_in_order_means_it() throws Exception {
        var script = start("143");
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).isEmpty();
    }

    @Test
    void a_signal_goes_on_to_the_program_and_ends_everything() throws Exception {
        var script = start("runs");
        Awaitility.await().until(() -> Files.exists(folder.resolve("runs")));
        script.destroy();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(143);
        assertThat(output()).containsExactly("stopped in order");
    }

    @Test
    void a_signal_ends_the_pause_before_the_next_start_too() throws Exception {
        var script = start("3", "3", "3", "3", "3", "3");
        awaitStarts(4);
        Awaitility.await().until(() -> output().getLast().contains("in 8 s"));
        script.destroy();
        assertThat(script.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("starts"))).hasLineCount(4);
    }

    @Test
    void the_programs_input_ends_when_the_script_is_killed() throws Exception {
        var script = start("reads");
        awaitStarts(1);
        assertThat(Files.exists(folder.resolve("end-of-input"))).isFalse();
        script.destroyForcibly();
        Awaitility.await().until(() -> Files.exists(folder.resolve("end-of-input")));
    }

    private void awaitStarts(int times) {
        Awaitility.await()
                .until(() ->
                        Files.exists(folder.resolve("starts"))
                                && Files.readAllLines(folder.resolve("starts")).size() >= times);
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    /** Each start takes the next of these: an exit status, or what to do instead. */
    private Process start(String... endings) throws IOException {
        Files.write(folder.resolve("endings"), List.of(endings));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        executable("javac", "");
        executable(
                "java",
                """
                echo start >> %1$s/starts
                ending=$(sed -n "$(wc -l < %1$s/starts)p" %1$s/endings)
                case $ending in
                  runs) trap 'echo stopped in order; exit 143' TERM; touch %1$s/runs; while :; do sleep 0.1; done ;;
                  reads) read -r; touch %1$s/end-of-input ;;
                  *) exit "$ending" ;;
                esac
                """
                        .formatted(folder));
        return RunningSuite.run(
                List.of(RunningSuite.PROJECT.resolve("run").toString()),
                Map.of("JAVA_HOME", folder.resolve("jdk").toString()),
                folder.resolve("out"));
    }

    private void executable(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve("jdk/bin/" + name), "#!/bin/bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
