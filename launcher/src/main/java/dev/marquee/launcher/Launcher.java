package dev.marquee.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code ./run} runs: checks, starts the nine services two at a time, and says what happens.
 */
public final class Launcher {

    private final Options options;
    private final Folder folder;
    private final List<Service> services;
    private final Runner runner;
    private final Console console = new Console();

    private Launcher(Options options, Folder folder, List<Service> services, Runner runner) {
        this.options = options;
        this.folder = folder;
        this.services = services;
        this.runner = runner;
    }

    /** Arguments: see {@link Options#HELP}. Exit status 1 means that nothing runs. */
    public static void main(String[] arguments) {
        try {
            var options = Options.parse(List.of(arguments), System.getenv());
            if (options.help()) {
                System.out.print(Options.HELP);
                return;
            }
            run(options);
        } catch (Refusal refusal) {
            System.err.println(refusal.sentence());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        var folder = Folder.take(options.data());
        var services = Service.all(options, System.getenv());
        Preflight.portsAreFree(services);
        var settings = new LinkedHashMap<String, String>();
        if (options.postgres() != null) settings.putAll(Preflight.postgres(options.postgres()));
        var demo = folder.demo(options.demo());
        settings.putAll(Service.addresses(services));
        settings.put("MARQUEE_DATA", options.data().toString());
        if (System.getenv("MARQUEE_PUBLIC_URL") != null)
            settings.put("MARQUEE_PUBLIC_URL", System.getenv("MARQUEE_PUBLIC_URL"));
        if (options.resetAdmin() != null)
            settings.put("MARQUEE_RECOVER_ADMIN", options.resetAdmin());
        if (demo) settings.put("SPRING_PROFILES_ACTIVE", "demo");
        var home = Path.of(System.getProperty("marquee.home", "."));
        System.setProperty("marquee.logs", folder.logs().toString());
        var runner =
                options.separate()
                        ? new NineProcesses(
                                home.resolve("services"), home.resolve("lib"), folder.logs())
                        : new OneJvm(home.resolve("services"));
        new Launcher(options, folder, services, runner).start(settings, demo);
    }

    private void start(Map<String, String> settings, boolean demo) {
        var started = System.nanoTime();
        var stopping = new AtomicBoolean();
        var stop =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            if (stopping.compareAndSet(false, true)) console.stopping();
                            runner.close();
                            console.stopped();
                        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            startTwoAtATime(settings, stopping);
            waitForFrontPage();
        } catch (StartFailed e) {
            if (stopping.getAndSet(true)) return;
            console.failed(e, folder.logs());
            System.exit(1);
        }
        console.ready(options, demo, Duration.ofNanos(System.nanoTime() - started));
        waitForEver();
    }

    private void startTwoAtATime(Map<String, String> settings, AtomicBoolean stopping) {
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Future<?>> starts =
                    services.stream()
                            .<Future<?>>map(service ->
                                    two.submit(() -> {
                                        if (!stopping.get()) startOne(service, settings);
                                    }))
                            .toList();
            for (var start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    two.shutdownNow();
                    throw e.getCause() instanceof StartFailed failed
                            ? failed
                            : new StartFailed("Marquee", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Marquee", e);
        }
    }

    private void startOne(Service service, Map<String, String> settings) {
        var began = System.nanoTime();
        try {
            runner.start(service, settings);
        } catch (Exception e) {
            throw new StartFailed(service.fullName(), e);
        }
        console.started(service, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Healthy is what answers; a machine that is still busy starting gets a minute for it. */
    private void waitForFrontPage() {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        for (var service : services) {
            await(service, "/actuator/health", "it does not report healthy", deadline);
        }
        await(services.getLast(), "/", "the front page does not open", deadline);
    }

    private static void await(Service service, String path, String otherwise, long deadline) {
        while (!Health.answers(service, path)) {
            if (System.nanoTime() > deadline) {
                throw new StartFailed(service.fullName(), new IllegalStateException(otherwise));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
