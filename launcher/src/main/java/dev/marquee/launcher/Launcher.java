package dev.marquee.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    /** Exit status: a service could not be kept running, and starting again would not help. */
    static final int GIVEN_UP = 2;

    /**
     * How many threads carry virtual ones at least. With two, both may wait for a jar's lock that a
     * third virtual thread has, which then gets no carrier.
     */
    private static final int CARRIERS = 16;

    static final String RECOVER_ADMIN = "MARQUEE_RECOVER_ADMIN";

    private final Options options;
    private final Folder folder;
    private final List<Service> services;
    private final Runner runner;
    private final Console console;

    private Launcher(
            Options options,
            Folder folder,
            List<Service> services,
            Runner runner,
            Console console) {
        this.options = options;
        this.folder = folder;
        this.services = services;
        this.runner = runner;
        this.console = console;
    }

    /** Arguments: see {@link Options#HELP}. Exit status 1 means that nothing runs. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        if (List.of(arguments).contains(VerifyArchive.OPTION))
            System.exit(new VerifyArchive(System.out, System.err).run(List.of(arguments)));
        if (List.of(arguments).contains(VerifyAudit.OPTION))
            System.exit(new VerifyAudit(System.out, System.err).run(List.of(arguments)));
        provideCarriers();
        Supervisor.endWithIt();
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

    /** As the services do it on their own, before there is a virtual thread. */
    private static void provideCarriers() {
        var setting = "jdk.virtualThreadScheduler.parallelism";
        if (Runtime.getRuntime().availableProcessors() < CARRIERS
                && System.getProperty(setting) == null)
            System.setProperty(setting, String.valueOf(CARRIERS));
    }

    private static void run(Options options) {
        var console = new Console();
        var folder = Folder.take(options.data());
        if (folder.wouldBeDemo(options.demo()) && Preflight.exposesDemo(System.getenv()))
            console.exposed();
        var services = Service.all(options, System.getenv());
        Preflight.portsAreFree(services);
        var settings = Settings.common(options, services, System.getenv());
        if (options.postgres() != null) settings.addDatabase(options.postgres(), services, console);
        var demo = folder.demo(options.demo());
        if (demo) settings.addDemo();
        if (demo && options.rush()) settings.addRush();
        var home = Path.of(System.getProperty("marquee.home", "."));
        System.setProperty("marquee.logs", folder.logs().toString());
        var runner =
                options.separate()
                        ? new NineProcesses(
                                home.resolve("services"),
                                home.resolve("lib"),
                                folder.logs(),
                                console)
                        : new OneJvm(home.resolve("services"));
        new Launcher(options, folder, services, runner, console).start(settings, demo);
    }

    private void start(Settings settings, boolean demo) {
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
            runner.allStarted();
        } catch (StartFailed e) {
            if (stopping.getAndSet(true)) return;
            console.failed(e, folder.logs());
            System.exit(1);
        }
        console.ready(options, demo, Duration.ofNanos(System.nanoTime() - started));
        Supervisor.isOpen();
        waitForEver();
    }

    private void startTwoAtATime(Settings settings, AtomicBoolean stopping) {
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

    private void startOne(Service service, Settings settings) {
        var began = System.nanoTime();
        try {
            runner.start(service, settings.of(service));
        } catch (StartFailed e) {
            throw e;
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
