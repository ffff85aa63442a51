package dev.marquee.launcher;

import dev.marquee.platform.config.ServiceSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;

/**
 * With PostgreSQL, a role for each service that owns this service's schema and sees no other. The
 * user given on the command line makes them; it must be allowed to create roles.
 */
final class DatabaseRoles {

    private static final List<String> WITHOUT_DATABASE = List.of("public-service");

    private DatabaseRoles() {}

    /**
     * Makes or adopts the roles and their schemas, with all that is in these.
     *
     * @param master the secret that passwords are derived from; asked for only if roles are made
     * @return for each service's name what to set for it; nothing where the user may make no roles
     * @throws SQLException if the database refuses
     */
    static Map<String, Map<String, String>> prepare(
            Connection connection, List<Service> services, Supplier<String> master)
            throws SQLException {
        if (!mayMakeRoles(connection)) return Map.of();
        var settings = new LinkedHashMap<String, Map<String, String>>();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(script());
            // Two that start together take turns
            statement.execute("select pg_advisory_xact_lock(hashtext('marquee roles'))");
        }
        for (var service : services) {
            if (WITHOUT_DATABASE.contains(service.fullName())) continue;
            var schema = service.fullName().replace('-', '_');
            var role = connection.getCatalog() + "_" + schema;
            var password = ServiceSecrets.databasePassword(master.get(), role);
            try (var call = connection.prepareStatement("select pg_temp.own_schema(?, ?, ?)")) {
                call.setString(1, schema);
                call.setString(2, role);
                call.setString(3, password);
                call.execute();
            }
            settings.put(
                    service.fullName(),
                    Map.of(
                            "MARQUEE_POSTGRES_USERNAME", role,
                            "MARQUEE_POSTGRES_PASSWORD", password));
        }
        connection.commit();
        return settings;
    }

    private static boolean mayMakeRoles(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select rolsuper or rolcreaterole from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("database-roles.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
