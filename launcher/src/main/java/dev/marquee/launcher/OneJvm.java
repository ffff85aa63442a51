package dev.marquee.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** All services in this JVM, each in a class loader of its own over shared libraries. */
final class OneJvm implements Runner {

    /**
     * On a command line Spring wants these in its own spelling: in capitals, what stands in this
     * process's environment would come first.
     */
    private static final Map<String, String> SPELLED =
            Map.of(
                    "SPRING_PROFILES_ACTIVE", "spring.profiles.active",
                    "MARQUEE_POSTGRES_URL", "marquee.postgres.url",
                    "MARQUEE_POSTGRES_USERNAME", "marquee.postgres.username",
                    "MARQUEE_POSTGRES_PASSWORD", "marquee.postgres.password");

    private final Path jars;
    private final LibraryMetadata metadata = new LibraryMetadata();
    private final List<ConfigurableApplicationContext> started =
            Collections.synchronizedList(new ArrayList<>());

    OneJvm(Path jars) {
        this.jars = jars;
        // Logging is this JVM's, not each service's: see logback.xml
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @Override
    public void start(Service service, Map<String, String> settings) throws Exception {
        var loader = ServiceClassLoader.of(jars.resolve(service.fullName() + ".jar"));
        Thread.currentThread().setContextClassLoader(loader);
        var application =
                new SpringApplication(
                        new DefaultResourceLoader(loader), loader.loadClass(loader.mainClass()));
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> metadata.shareWith((GenericApplicationContext) context, loader));
        var arguments =
                settings.entrySet().stream()
                        .map(entry ->
                                "--%s=%s"
                                        .formatted(
                                                SPELLED.getOrDefault(
                                                        entry.getKey(), entry.getKey()),
                                                entry.getValue()))
                        .toArray(String[]::new);
        started.add(application.run(arguments));
    }

    @Override
    public void allStarted() {
        metadata.clear();
    }

    @Override
    public void close() {
        var all = List.copyOf(started).reversed();
        var threads =
                all.stream().map(context -> Thread.ofPlatform().start(context::close)).toList();
        for (var thread : threads) {
            try {
                thread.join(15_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
