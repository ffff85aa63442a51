package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;

/** Marquee as {@code ./run} starts it, on free ports and with a folder of its own. */
final class RunningSuite implements AutoCloseable {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

    /** No test's suite lives so long that compiling it thoroughly would pay. */
    private static final String QUICKLY_COMPILED = "-XX:TieredStopAtLevel=1 ";

    final Path data;
    final int port;
    private final int servicesFrom;
    private final List<String> options;
    private final Map<String, String> environment;
    private Process process;
    private Path output;
    private int opened;

    private RunningSuite(
            Path data, List<String> options, Map<String, String> environment, IntConsumer ports)
            throws IOException {
        this.data = data;
        this.servicesFrom = nineFreePorts();
        ports.accept(servicesFrom);
        this.port = servicesFrom + 8;
        this.options = options;
        this.environment = environment;
        this.output = data.resolveSibling(data.getFileName() + ".out");
        this.process = launch();
    }

    /** Starts the suite and waits until it says that it is open. */
    static RunningSuite start(Path data, List<String> options, Map<String, String> environment)
            throws IOException {
        return start(data, options, environment, first -> {});
    }

    /**
     * The same.
     *
     * @param ports is told the first of the services' ports, before they start
     */
    static RunningSuite start(
            Path data, List<String> options, Map<String, String> environment, IntConsumer ports)
            throws IOException {
        var suite = new RunningSuite(data, options, environment, ports);
        suite.awaitOpen();
        return suite;
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A service's own port, past the gateway. */
    URI serviceUrl(int offset, String path) {
        return URI.create("http://localhost:" + (servicesFrom + offset) + path);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** The processes of the services, where each has its own. */
    List<ProcessHandle> services() {
        return launcher().children().toList();
    }

    /** The script's: what a person would stop. */
    long pid() {
        return process.pid();
    }

    /** The JVM that the script has started, and starts again when it dies. */
    ProcessHandle launcher() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    /** {@code kill -9} of everything: no shutdown hook runs. */
    void kill() throws Exception {
        var launcher = launcher();
        launcher.destroyForcibly();
        killScript();
        launcher.onExit().get(20, TimeUnit.SECONDS);
    }

    /** {@code kill -9} of what the person has started, and of nothing else. */
    void killScript() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** {@code kill -9} of the JVM alone; the script starts another. */
    void killLauncher() throws Exception {
        opened = timesOpened();
        var launcher = launcher();
        launcher.destroyForcibly();
        launcher.onExit().get(20, TimeUnit.SECONDS);
    }

    /** Waits until the script has started everything again by itself. */
    void awaitOpenAgain() {
        awaitOpen();
    }

    /** Starts again with the same folder and ports. */
    void startAgain() throws IOException {
        opened = 0;
        process = launch();
        awaitOpen();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(PROJECT.resolve("run").toString()));
        command.addAll(
                List.of(
                        "--data",
                        data.toString(),
                        "--port",
                        "" + port,
                        "--services-from",
                        "" + servicesFrom));
        command.addAll(options);
        var settings = new HashMap<>(environment);
        settings.merge(JVM_OPTIONS, QUICKLY_COMPILED, (theirs, ours) -> ours + theirs);
        return run(command, settings, output);
    }

    /** Any call of a script of the project; the output goes to the file. */
    static Process run(List<String> command, Map<String, String> environment, Path output)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .directory(PROJECT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void awaitOpen() {
        Awaitility.await("the suite is open")
                .atMost(Duration.ofSeconds(300))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the suite ended: see " + output, () -> !process.isAlive())
                .until(() -> timesOpened() > opened);
    }

    private int timesOpened() throws IOException {
        return output().split("Marquee is open", -1).length - 1;
    }

    /**
     * The first of nine ports in a row that nobody uses. Tests that run at the same time look in
     * ranges of their own: a suite that is down for a moment keeps its ports.
     */
    static int nineFreePorts() throws IOException {
        var range = (Integer.getInteger("marquee.test.fork", 1) - 1) % 2;
        for (var first = 21_000 + range * 5_000 + (int) (ProcessHandle.current().pid() % 250) * 20;
                first < 60_000;
                first += 20) {
            if (allFree(first)) return first;
        }
        throw new IOException("no nine free ports in a row");
    }

    private static boolean allFree(int first) {
        for (var port = first; port < first + 9; port++) {
            try (var probe = new ServerSocket(port)) {
                assertThat(probe.isBound()).isTrue();
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
