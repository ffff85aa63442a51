package dev.marquee.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/** Every service as a process of its own, with its output in a log file of its own. */
final class NineProcesses implements Runner {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path jars;
    private final Path libraries;
    private final Path logs;
    private final List<Process> started = Collections.synchronizedList(new ArrayList<>());

    NineProcesses(Path jars, Path libraries, Path logs) {
        this.jars = jars;
        this.libraries = libraries;
        this.logs = logs;
    }

    @Override
    public void start(Service service, Map<String, String> settings) throws Exception {
        var log = logs.resolve(service.fullName() + ".log");
        var builder =
                new ProcessBuilder(command(jars.resolve(service.fullName() + ".jar")))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        var process = builder.start();
        started.add(process);
        var deadline = Instant.now().plus(PATIENCE);
        while (!Health.isUp(service)) {
            if (!process.isAlive())
                throw new IOException("it ended by itself; " + log + " says why");
            if (Instant.now().isAfter(deadline))
                throw new IOException("no answer after two minutes; see " + log);
            TimeUnit.MILLISECONDS.sleep(100);
        }
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

    @Override
    public void close() {
        var all = List.copyOf(started).reversed();
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
