package dev.marquee.ticket.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Something that is counted from the rows, and compared with what is stored of it.
 *
 * @param rule L1 to L8, which it belongs to
 * @param name its own
 * @param subject what kind of thing it is about: event, type, pool, seat, ticket, offer, code,
 *     booking, buyer, payment
 * @param most whether what is counted may be less than what is stored
 * @param sql gives ref, currency, counted and stored of each thing of the event {@code :event}
 */
record Measure(String rule, String name, String subject, boolean most, String sql) {

    private static final String FILE = "ledger/rules.sql";

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?m)^-- (L[1-8]) ([a-z-]+) ([a-z]+) (same|most): .+\n((?:(?!--).+\n)+)");

    /** {x} says that the rows of x are of the event. */
    private static final Pattern OF_EVENT = Pattern.compile("\\{([a-z])}");

    /** All there are, in the order of their rules. */
    static List<Measure> all() {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            return STATEMENT
                    .matcher(text)
                    .results()
                    .map(found ->
                            new Measure(
                                    found.group(1),
                                    found.group(2),
                                    found.group(3),
                                    found.group(4).equals("most"),
                                    OF_EVENT.matcher(found.group(5))
                                            .replaceAll("$1.event_id = :event")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is the same or at most that; columns are of {@code m}. */
    String broken() {
        return most ? "m.counted > m.stored" : "m.counted <> m.stored";
    }
}
