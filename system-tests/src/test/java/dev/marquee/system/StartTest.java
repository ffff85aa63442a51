package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} says when it cannot start: one sentence, and nothing half-started. */
@ExtendWith(DemoSuite.class)
class StartTest {

    /** For nine JVMs on one machine: the collector with the fewest threads. */
    private static final Map<String, String> QUICK_TO_START =
            Map.of("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC");

    @TempDir Path folder;

    private record Ended(int status, String output) {}

    private Ended run(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "run", ".out");
        var command = new ArrayList<>(List.of(RunningSuite.PROJECT.resolve("run").toString()));
        command.addAll(List.of(options));
        var process = RunningSuite.run(command, environment, output);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended by itself").isTrue();
        return new Ended(process.exitValue(), Files.readString(output).strip());
    }

    private Ended runOnFreePorts(Path data, String... options)
            throws IOException, InterruptedException {
        var ports = RunningSuite.nineFreePorts();
        var all =
                new ArrayList<>(
                        List.of(
                                "--data",
                                data.toString(),
                                "--port",
                                "" + (ports + 8),
                                "--services-from",
                                "" + ports));
        all.addAll(List.of(options));
        return run(Map.of(), all.toArray(String[]::new));
    }

    private static void assertOneSentence(Ended ended, String... parts) {
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains(parts);
    }

    @Test
    void help_names_every_option() throws Exception {
        var ended = run(Map.of(), "--help");
        assertThat(ended.status()).isZero();
        assertThat(ended.output())
                .contains(
                        "--demo",
                        "--empty",
                        "--separate",
                        "--postgres URL",
                        "--data DIR",
                        "--port N");
    }

    @Test
    void an_unknown_option_is_named() throws Exception {
        assertOneSentence(run(Map.of(), "--postgress"), "--postgress", "--help");
    }

    @Test
    void a_taken_port_is_named_with_its_service() throws Exception {
        var ports = RunningSuite.nineFreePorts();
        try (var other = new ServerSocket(ports + 5, 1, InetAddress.getLoopbackAddress())) {
            var ended =
                    run(
                            Map.of(),
                            "--data",
                            folder.resolve("data").toString(),
                            "--port",
                            "" + (ports + 8),
                            "--services-from",
                            "" + ports);
            assertOneSentence(ended, "Port " + other.getLocalPort(), "venue-service", "taken");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        var inTheWay = Files.writeString(folder.resolve("data"), "a file, not a folder");
        assertOneSentence(runOnFreePorts(inTheWay), inTheWay.toString(), "cannot be written");
    }

    @Test
    void a_read_only_place_is_named() throws Exception {
        assertOneSentence(
                runOnFreePorts(Path.of("/proc/marquee")), "/proc/marquee", "cannot be written");
    }

    @Test
    void a_full_disk_is_named() throws Exception {
        var more = String.valueOf(1L << 40);
        var ended =
                run(
                        Map.of("MARQUEE_MIN_FREE_MB", more),
                        "--data",
                        folder.resolve("data").toString());
        assertOneSentence(ended, "disk is full", "MB left", more);
    }

    @Test
    void a_database_that_does_not_answer_is_named() throws Exception {
        assertOneSentence(
                runOnFreePorts(
                        folder.resolve("data"),
                        "--postgres",
                        "postgresql://nobody:secret@127.0.0.1:1/none"),
                "PostgreSQL at 127.0.0.1:1");
        assertOneSentence(
                runOnFreePorts(folder.resolve("data"), "--postgres", "mysql://x"),
                "postgresql://user:password@host");
    }

    @Test
    void a_jdk_that_is_too_old_is_named() throws Exception {
        var old = folder.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/javac"), "#!/bin/sh\n");
        assertThat(old.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        var script =
                "cd %s && JDK_PLACES=%s && JAVA_HOME=%s && PATH=/usr/bin:/bin && . bin/jdk.sh && find_jdk"
                        .formatted(RunningSuite.PROJECT, old, old);
        var output = folder.resolve("jdk.out");
        var process = RunningSuite.run(List.of("bash", "-c", script), Map.of(), output);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains("needs a JDK 25", "newest one found here is 17")
                .hasLineCount(1);
    }

    @Test
    void a_second_start_beside_the_first_is_refused_and_the_first_goes_on(RunningSuite first)
            throws Exception {
        assertOneSentence(
                runOnFreePorts(first.data), "already running", String.valueOf(first.pid()));
        assertThat(Http.get(first.url("/")).status()).isEqualTo(200);
    }

    @Test
    void a_demonstration_that_other_machines_would_reach_is_refused_until_it_is_told_twice()
            throws Exception {
        for (var setting :
                List.of(
                        Map.of("MARQUEE_BIND", "0.0.0.0"),
                        Map.of("MARQUEE_PUBLIC_URL", "https://tickets.example.org"))) {
            var ended = run(setting, "--data", folder.resolve("data").toString());
            assertOneSentence(ended, "passwords are public", "MARQUEE_EXPOSE_DEMO=");
            assertThat(folder.resolve("data/.demo")).as("nothing is decided").doesNotExist();
        }
    }

    @Test
    void
            nine_processes_open_like_one_are_started_again_and_end_with_the_script_even_when_it_is_killed()
                    throws Exception {
        try (var suite =
                RunningSuite.start(
                        folder.resolve("data"), List.of("--empty", "--separate"), QUICK_TO_START)) {
            assertThat(suite.services()).hasSize(9);
            assertThat(Http.get(suite.url("/")).status()).isEqualTo(200);

            serviceOf(suite, "VenueService").destroyForcibly();
            Awaitility.await("venue-service is there again")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> suite.output().split("venue-service +ready in", -1).length == 3);
            assertThat(suite.output())
                    .contains("venue-service was killed. It is started again in 1 s.");
            assertThat(suite.services()).hasSize(9);
            assertOnlyTheOwnerReads(suite.data);

            var launcher = suite.launcher();
            var services = suite.services();
            suite.killScript();
            launcher.onExit().get(60, TimeUnit.SECONDS);
            for (var service : services) service.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static ProcessHandle serviceOf(RunningSuite suite, String mainClass)
            throws IOException {
        for (var service : suite.services()) {
            var command = Files.readString(Path.of("/proc/" + service.pid() + "/cmdline"));
            if (command.contains("." + mainClass)) return service;
        }
        throw new AssertionError("no process of " + mainClass);
    }

    /** Databases, keys and logs; for {@link UpgradeTest} too. */
    static void assertOnlyTheOwnerReads(Path data) throws IOException {
        try (var all = Files.walk(data)) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(path ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(path)))
                                    .as(path.toString())
                                    .endsWith("------"));
        }
    }
}
