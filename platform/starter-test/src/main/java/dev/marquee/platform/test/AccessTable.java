package dev.marquee.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code docs/access.csv}: who may come to which endpoint of which service, for people to check and
 * for tests to prove.
 */
public final class AccessTable {

    /** The columns of callers. */
    static final List<String> CALLERS =
            List.of(
                    "anonymous",
                    "customer",
                    "organizer",
                    "entry_manager",
                    "support",
                    "admin",
                    "service");

    /** Those who can be strangers: admins and support see everybody's things. */
    private static final List<String> STRANGERS =
            List.of("anonymous", "customer", "organizer", "entry_manager");

    private static final Set<String> WHAT_STRANGERS_FIND = Set.of("", "403", "404", "shared");
    private static final Pattern ID = Pattern.compile("\\{\\w+}");

    /**
     * One endpoint.
     *
     * @param expected by caller: {@code open}, or the status of the refusal
     * @param scopes each of these opens it to an integrator's client
     * @param stranger what somebody gets who may come, but whose thing it is not: {@code 404},
     *     {@code 403} for what everybody sees and only its owner changes, {@code shared} for the
     *     same as everybody, or nothing where there is nothing to own
     */
    public record Row(
            String service,
            String method,
            String path,
            Map<String, String> expected,
            Set<String> scopes,
            String stranger) {

        String endpoint() {
            return method + " " + path;
        }

        /** Those of {@code anonymous, customer, organizer, entry_manager} who may come. */
        public List<String> admitted() {
            return STRANGERS.stream()
                    .filter(caller -> "open".equals(expected.get(caller)))
                    .toList();
        }

        /** Whether it answers without looking at access tokens. */
        boolean ignoresTokens() {
            return Set.of("public", "client").contains(expected.get("anonymous"));
        }

        /** Whether the path names something by its id; a choice such as {@code {a|b}} is none. */
        boolean namesSomething() {
            return ID.matcher(path).find();
        }

        private Row withRuleForStrangers() {
            if (!stranger.isEmpty() || !namesSomething() || admitted().isEmpty()) return this;
            return new Row(service, method, path, expected, scopes, "404");
        }
    }

    private static final Path FILE = Path.of("../docs/access.csv");

    private AccessTable() {}

    /** The lines of a service, and those that count for all of them. */
    static List<Row> of(String service) {
        return all().stream()
                .filter(row -> row.service.equals(service) || row.service.equals("*"))
                .toList();
    }

    /** All lines, seen from the folder of any service. */
    public static List<Row> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(AccessTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var cells = List.of(line.split(",", -1));
        var scopesAt = CALLERS.size() + 3;
        var stranger = cells.size() == scopesAt + 2 ? cells.getLast() : "";
        if (cells.size() < scopesAt + 1
                || cells.size() > scopesAt + 2
                || !WHAT_STRANGERS_FIND.contains(stranger))
            throw new IllegalStateException("not a line of the access table: " + line);
        Map<String, String> expected = new LinkedHashMap<>();
        for (var i = 0; i < CALLERS.size(); i++) expected.put(CALLERS.get(i), cells.get(i + 3));
        var scopes = cells.get(scopesAt);
        return new Row(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        expected,
                        scopes.isEmpty() ? Set.of() : Set.of(scopes.split("\\|")),
                        stranger)
                .withRuleForStrangers();
    }
}
