package dev.marquee.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param demo true for --demo, false for --empty, null where neither was said
 * @param rush whether simulated visitors come to an event of the demo
 * @param resetAdmin the address of an administrator who gets a new password, or null
 * @param servicesFrom the first of eight ports in a row for the services, or 0 for their own
 */
record Options(
        boolean help,
        boolean separate,
        @Nullable Boolean demo,
        boolean rush,
        @Nullable String postgres,
        Path data,
        int port,
        int servicesFrom,
        @Nullable String resetAdmin) {

    static final String HELP =
            """
            Usage: ./run [options]

            Starts Marquee and shows the address to open. Ctrl-C stops it. Data stays in data/.

              --demo              with demo events, bookings and accounts (the first start does this by itself)
              --rush              demo, with 10,000 simulated visitors for an event that goes on sale in two minutes
              --empty             without; makes one administrator and shows the password once
              --separate          nine processes instead of one, as in production
              --postgres URL      PostgreSQL instead of files: postgresql://user:password@host/database
              --data DIR          keep databases, keys and logs in DIR instead of data/
              --port N            the address to open is http://localhost:N instead of 8080
              --services-from N   the eight services listen on N, N+1 … instead of 5000 to 5007
              --reset-admin EMAIL let an administrator back in who has lost password or phone: shows a new password once
              --verify-audit FILE [--heads FILE] [--key FILE]
                                  starts nothing, but verifies an exported audit trail, also with heads and the public key that you
                                  kept: status 0 if it is whole, 1 if not, 2 if it cannot be read
              --verify-archive FILE
                                  starts nothing, but checks an organiser's archive: status 0 if it is whole, 1 if not, 2 if it cannot be read
              --help              this text

            Prometheus reads the metrics at http://127.0.0.1:N/metrics with MARQUEE_MANAGEMENT_PORT=N; with --separate, nine services from N on.
            """;

    /**
     * @throws Refusal naming the option that is not understood
     */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        var help = false;
        var separate = false;
        Boolean demo = null;
        var rush = false;
        var postgres = environment.get("MARQUEE_POSTGRES_URL");
        var data = Path.of(environment.getOrDefault("MARQUEE_DATA", "data"));
        var port = Integer.parseInt(environment.getOrDefault("MARQUEE_GATEWAY_PORT", "8080"));
        var servicesFrom = 0;
        String resetAdmin = null;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--separate" -> separate = true;
                case "--demo" -> demo = true;
                case "--rush" -> {
                    demo = true;
                    rush = true;
                }
                case "--empty" -> demo = false;
                case "--postgres" -> postgres = value(option, rest);
                case "--data" -> data = Path.of(value(option, rest));
                case "--port" -> port = number(option, value(option, rest));
                case "--services-from" -> servicesFrom = number(option, value(option, rest));
                case "--reset-admin" -> resetAdmin = value(option, rest);
                default ->
                        throw new Refusal(
                                "There is no option " + option + "; ./run --help lists them all.");
            }
        }
        var database = postgres == null || postgres.isBlank() ? null : postgres;
        return new Options(
                help,
                separate,
                demo,
                rush,
                database,
                data.toAbsolutePath().normalize(),
                port,
                servicesFrom,
                resetAdmin);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext())
            throw new Refusal(
                    "After "
                            + option
                            + " a value is missing; ./run --help shows how it is written.");
        return rest.next();
    }

    private static int number(String option, String value) {
        return port("After " + option, value);
    }

    /**
     * A port that eight more follow.
     *
     * @param where it was written, for the refusal
     * @throws Refusal if it is none
     */
    static int port(String where, String value) {
        if (value.matches("\\d{1,5}")
                && Integer.parseInt(value) > 0
                && Integer.parseInt(value) < 65_528) return Integer.parseInt(value);
        throw new Refusal(where + " there must be a port number, not " + value + ".");
    }
}
