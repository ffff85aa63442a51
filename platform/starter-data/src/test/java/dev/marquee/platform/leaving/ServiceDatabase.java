package dev.marquee.platform.leaving;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.PersonalData;
import dev.marquee.platform.test.TestPostgres;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database as a service's migrations make it, empty. */
final class ServiceDatabase {

    private ServiceDatabase() {}

    static HikariDataSource create(String service, String vendor) {
        return create(service, vendor, "DATABASE_TO_LOWER=TRUE;");
    }

    /** With names of tables in upper case on H2, as the services have them. */
    static HikariDataSource asRun(String service, String vendor) {
        return create(service, vendor, "");
    }

    private static HikariDataSource create(String service, String vendor, String names) {
        var root = PersonalData.root();
        var module = root.resolve(service + "-service/src/main/resources/db");
        var locations = new ArrayList<String>();
        locations.add("filesystem:" + module.resolve("migration"));
        locations.add(
                "filesystem:" + root.resolve("platform/starter-data/src/main/resources/db/outbox"));
        if (Files.isDirectory(module.resolve(vendor)))
            locations.add("filesystem:" + module.resolve(vendor));
        var address =
                vendor.equals("h2")
                        ? "jdbc:h2:mem:%s;MODE=PostgreSQL;%sDB_CLOSE_DELAY=-1;USER=sa"
                                .formatted(UUID.randomUUID(), names)
                        : TestPostgres.newDatabase();
        // one for migrations and test: H2 evaluates a check in the session that made it
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setMaximumPoolSize(2);
        Flyway.configure()
                .dataSource(pool)
                .locations(locations.toArray(String[]::new))
                .placeholders(Map.of("zone", "Europe/Lisbon"))
                .load()
                .migrate();
        return pool;
    }
}
