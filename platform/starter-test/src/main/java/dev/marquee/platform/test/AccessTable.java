package dev.marquee.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code docs/access.csv}: who may come to which endpoint of which service, for people to check and
 * for tests to prove.
 */
final class AccessTable {

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

    /**
     * One endpoint.
     *
     * @param expected by caller: {@code open}, or the status of the refusal
     * @param scopes each of these opens it to an integrator's client
     */
    record Row(
            String service,
            String method,
            String path,
            Map<String, String> expected,
            Set<String> scopes) {

        String endpoint() {
            return method + " " + path;
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

    private static List<Row> all() {
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
        var cells = new ArrayList<>(List.of(line.split(",", -1)));
        if (cells.size() != CALLERS.size() + 4)
            throw new IllegalStateException("not a line of the access table: " + line);
        Map<String, String> expected = new LinkedHashMap<>();
        for (var i = 0; i < CALLERS.size(); i++) expected.put(CALLERS.get(i), cells.get(i + 3));
        var scopes = cells.getLast();
        return new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                expected,
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split("\\|")));
    }
}
