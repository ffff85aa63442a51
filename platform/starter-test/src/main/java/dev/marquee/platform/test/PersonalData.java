package dev.marquee.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code docs/personal-data.csv}: what every column of every service says of people, for people to
 * read and for tests to prove.
 */
public final class PersonalData {

    private static final Set<String> SUBJECTS =
            Set.of(
                    "none",
                    "account",
                    "buyer",
                    "customer",
                    "holder",
                    "reader",
                    "requester",
                    "staff",
                    "visitor",
                    "anybody");
    private static final Set<String> ERASED = Set.of("blanked", "deleted", "hashed", "kept");

    /**
     * One column.
     *
     * @param subject whose data it is, {@code none} for nobody's; then the rest is empty
     * @param exported {@code yes}, or the reason why not
     * @param erased {@code blanked}, {@code deleted}, {@code hashed}, or {@code kept: why}
     * @param kept how long
     */
    public record Column(
            String service,
            String table,
            String column,
            String subject,
            String purpose,
            String exported,
            String erased,
            String kept) {

        /** Service, table and column, as a line begins. */
        public String name() {
            return service + "," + table + "," + column;
        }

        public boolean isPersonal() {
            return !subject.equals("none");
        }

        /**
         * Whether all is said that the columns of a person need, and nothing that others do not.
         */
        public boolean isWhole() {
            var rest = Stream.of(purpose, exported, erased, kept);
            if (!SUBJECTS.contains(subject)) return false;
            if (!isPersonal()) return rest.allMatch(String::isEmpty);
            return rest.noneMatch(String::isEmpty)
                    && ERASED.contains(erased.split(":", 2)[0])
                    && (!erased.startsWith("kept") || erased.startsWith("kept: "));
        }
    }

    private PersonalData() {}

    /** The project's folder, from whatever folder of it the tests run in. */
    public static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve("docs/access.csv"))) return folder;
        throw new IllegalStateException("outside of the project");
    }

    /** All lines, in their order. */
    public static List<Column> columns() {
        try {
            return Files.readAllLines(root().resolve("docs/personal-data.csv")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(PersonalData::column)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Columns that people are to be given, and that none of a service's statements names.
     *
     * @param service auth, customer …
     * @param statements that read what people are given
     */
    public static List<String> withheld(String service, Collection<String> statements) {
        return columns().stream()
                .filter(one -> one.service().equals(service) && one.exported().equals("yes"))
                .filter(one ->
                        statements.stream()
                                .noneMatch(
                                        sql -> names(sql, one.table()) && names(sql, one.column())))
                .map(Column::name)
                .toList();
    }

    private static boolean names(String sql, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(sql).find();
    }

    private static Column column(String line) {
        var cells = line.split(",", -1);
        if (cells.length != 8) throw new IllegalStateException("not eight cells: " + line);
        return new Column(
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }
}
