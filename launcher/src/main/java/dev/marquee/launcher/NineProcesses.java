package dev.marquee.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * Every service as a process of its own, with its output in a log file of its own. One that dies is
 * started again.
 */
final class NineProcesses implements Runner {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

    private final Path jars;
    private final Path libraries;
    private final Path logs;
    private final Console console;
    private final List<Process> started = new ArrayList<>();
    private boolean closing;

    NineProcesses(Path jars, Path libraries, Path logs, Console console) {
        this.jars = jars;
        this.libraries = libraries;
        this.logs = logs;
        this.console = console;
    }

    @Override
    public void start(Service service, Map<String, String> settings) throws Exception {
        var began = System.nanoTime();
        var process = launch(service, settings, Redirect.to(log(service)));
        awaitHealth(service, process);
        Thread.ofPlatform()
                .daemon()
                .name("watch-" + service.name())
                .start(() -> keepRunning(service, settings, process, began));
    }

    private void keepRunning(
            Service service, Map<String, String> settings, Process first, long firstBegan) {
        // An administrator's new password is for the first start alone
        var again = new LinkedHashMap<>(settings);
        again.remove(Launcher.RECOVER_ADMIN);
        var backoff = new Backoff();
        var process = first;
        var began = firstBegan;
        try {
            while (true) {
                var status = process.waitFor();
                if (isClosing()) return;
                var pause = backoff.after(Duration.ofNanos(System.nanoTime() - began));
                if (pause.isEmpty()) {
                    console.givenUp(service, log(service));
                    System.exit(Launcher.GIVEN_UP);
                }
                console.restarting(service, status, pause.orElseThrow());
                Thread.sleep(pause.orElseThrow());
                began = System.nanoTime();
                process = startAgain(service, again);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (isClosing()) return;
            console.failed(new StartFailed(service.fullName(), e), logs);
            System.exit(Launcher.GIVEN_UP);
        }
    }

    /** A start that fails has ended its process, which is noticed like any other end. */
    private Process startAgain(Service service, Map<String, String> settings)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        var process = launch(service, settings, Redirect.appendTo(log(service)));
        try {
            awaitHealth(service, process);
            console.started(service, Duration.ofNanos(System.nanoTime() - began));
        } catch (StartFailed e) {
            process.destroyForcibly();
        }
        return process;
    }

    private synchronized Process launch(
            Service service, Map<String, String> settings, Redirect output) throws IOException {
        if (closing) throw new IOException("everything is being stopped");
        var builder =
                new ProcessBuilder(command(jars.resolve(service.fullName() + ".jar")))
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        builder.environment().putAll(settings);
        var process = builder.start();
        started.removeIf(it -> !it.isAlive());
        started.add(process);
        return process;
    }

    private void awaitHealth(Service service, Process process) throws InterruptedException {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!Health.isUp(service)) {
            if (!process.isAlive())
                throw new StartFailed(
                        service.fullName(),
                        new IOException("it ended by itself; " + log(service) + " says why"));
            if (System.nanoTime() > deadline)
                throw new StartFailed(
                        service.fullName(),
                        new IOException("no answer after two minutes; see " + log(service)));
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private File log(Service service) {
        return logs.resolve(service.fullName() + ".log").toFile();
    }

    private List<String> command(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var attributes = file.getManifest().getMainAttributes();
            var classPath =
                    new StringBuilder(jar.toString())
                            .append(File.pathSeparatorChar)
                            .append(ownClasses());
            for (var library : attributes.getValue("Class-Path").split(" ")) {
                classPath.append(File.pathSeparatorChar).append(libraries.resolve(library));
            }
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    classPath.toString(),
                    Child.class.getName(),
                    attributes.getValue("Main-Class"));
        }
    }

    private static Path ownClasses() throws IOException {
        try {
            return Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        List<Process> all;
        synchronized (this) {
            closing = true;
            all = List.copyOf(started).reversed();
        }
        all.forEach(Process::destroy);
        for (var process : all) {
            try {
                if (!process.waitFor(15, TimeUnit.SECONDS)) process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
