package dev.marquee.launcher;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads. */
final class Console {

    void started(Service service, Duration took) {
        System.out.printf(
                Locale.ROOT,
                "  %-22s ready in %4.1f s   port %d%n",
                service.fullName(),
                seconds(took),
                service.port());
    }

    void ready(Options options, boolean demo, Duration took) {
        System.out.printf(
                Locale.ROOT,
                "%nMarquee is open: http://localhost:%d   (%.1f s)%n",
                options.port(),
                seconds(took));
        if (demo) {
            System.out.print(
                    """

                    Sign in at /login, demo accounts:
                      admin@ticket.local      admin123
                      organizer@ticket.local  organizer123
                      customer@ticket.local   customer123
                      entry@ticket.local      entry123
                      support@ticket.local    support123
                    """);
        }
        if (options.rush() && !Supervisor.isRestart())
            System.out.print(
                    """

                    The rush: 10,000 simulated visitors come to “Suara Senja”, which is on the front page and goes on sale two minutes after the start.
                    Open its waiting room to stand in line with them, and from there the page that shows the figures.
                    """);
        System.out.printf(
                "%nMails: /admin/mail   API: /docs   Logs: %s   Stop with Ctrl-C%n",
                options.data().resolve("logs"));
    }

    void exposed() {
        System.out.println(
                "Warning: other machines reach the demo accounts, whose passwords are public.");
    }

    void sharedDatabaseUser() {
        System.out.println(
                "All services use the database's one user, who may not create roles; docs/operations.md says how each gets its own.");
    }

    void restarting(Service service, int status, Duration pause) {
        var reason =
                switch (status) {
                    case 3 -> "ran out of memory";
                    case 137 -> "was killed";
                    default -> "ended (exit status " + status + ")";
                };
        System.err.printf(
                "%s %s. It is started again in %d s.%n",
                service.fullName(), reason, pause.toSeconds());
    }

    void givenUp(Service service, File log) {
        System.err.printf(
                "%s ended ten times in a row. It is not started again; %s says why. Stopping the others.%n",
                service.fullName(), log);
    }

    void failed(StartFailed failure, Path logs) {
        System.err.printf(
                "%s%nThe whole story is in %s. Stopping what had started.%n",
                failure.sentence(), logs);
    }

    void stopping() {
        System.out.println("\nStopping …");
    }

    void stopped() {
        System.out.println("Stopped.");
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
