package dev.marquee.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.PersonalData;
import dev.marquee.platform.test.PersonalData.Column;
import dev.marquee.platform.test.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is stored about people that nobody has thought about: the migrations of all services are
 * carried out, and each column must have its line in {@code docs/personal-data.csv}.
 */
class PersonalDataTest {

    private static final String LINES = "docs/personal-data.csv";

    /** Flyway's own book. */
    private static final Set<String> NOT_OURS = Set.of("flyway_schema_history");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void every_column_of_every_service_has_its_line(String vendor) throws Exception {
        var services = services();
        assertThat(services).hasSizeGreaterThanOrEqualTo(8);
        var stored = new TreeSet<String>();
        for (var service : services) stored.addAll(columns(service, vendor));
        var written =
                PersonalData.columns().stream()
                        .map(Column::name)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(without(stored, written))
                .as(
                        "columns without a line in %s. Add these, with \"none\" or the subject, purpose, exported, erased and kept",
                        LINES)
                .isEmpty();
        assertThat(without(written, stored)).as("lines of %s without a column", LINES).isEmpty();
    }

    @Test
    void every_line_says_all_and_stands_once() {
        var lines = PersonalData.columns();

        assertThat(lines.stream().filter(line -> !line.isWhole())).as("half a line").isEmpty();
        assertThat(lines.stream().map(Column::name)).doesNotHaveDuplicates();
    }

    @Test
    void a_table_is_seen_that_nobody_wrote_a_line_for() throws Exception {
        var database = database("h2");
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("create table diary (id bigint, dear varchar(10))");
        }
        assertThat(stored("x", database)).containsExactly("x,diary,dear", "x,diary,id");
    }

    /** A line each. */
    private static String without(Set<String> all, Set<String> some) {
        return all.stream()
                .filter(one -> !some.contains(one))
                .map(one -> one + ",\n")
                .collect(Collectors.joining());
    }

    /** Those that store something. */
    private static List<String> services() throws Exception {
        try (var modules = Files.list(PersonalData.root())) {
            return modules.filter(module -> Files.isDirectory(migrations(module)))
                    .map(module -> module.getFileName().toString().replace("-service", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path migrations(Path module) {
        return module.resolve("src/main/resources/db/migration");
    }

    private static Set<String> columns(String service, String vendor) throws Exception {
        var root = PersonalData.root();
        var module = root.resolve(service + "-service");
        var locations = new ArrayList<>(List.of(migrations(module)));
        var own = module.resolve("src/main/resources/db/" + vendor);
        if (Files.isDirectory(own)) locations.add(own);
        // The gateway owes nobody anything.
        if (!service.equals("gateway"))
            locations.add(root.resolve("platform/starter-data/src/main/resources/db/outbox"));
        var database = database(vendor);
        Flyway.configure()
                .dataSource(database, vendor.equals("h2") ? "sa" : null, null)
                .locations(
                        locations.stream()
                                .map(location -> "filesystem:" + location)
                                .toArray(String[]::new))
                .placeholders(Map.of("zone", "Europe/Lisbon"))
                .load()
                .migrate();
        return stored(service, database);
    }

    private static String database(String vendor) {
        return vendor.equals("h2")
                ? "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;USER=sa"
                        .formatted(UUID.randomUUID())
                : TestPostgres.newDatabase();
    }

    private static Set<String> stored(String service, String database) throws Exception {
        var found = new TreeSet<String>();
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select lower(table_name), lower(column_name) from information_schema.columns
                                where lower(table_schema) not in ('information_schema', 'pg_catalog')
                                """)) {
            while (rows.next())
                if (!NOT_OURS.contains(rows.getString(1)))
                    found.add(
                            Stream.of(service, rows.getString(1), rows.getString(2))
                                    .collect(Collectors.joining(",")));
        }
        return found;
    }
}
