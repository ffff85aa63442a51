package dev.marquee.platform.database;

import dev.marquee.platform.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where a service keeps its data unless {@code spring.datasource.url} says otherwise: in a schema
 * of its own of the PostgreSQL that {@code marquee.postgres.url} names, or else in an H2 file.
 */
class DatabaseDefaults implements EnvironmentPostProcessor, Ordered {

    /**
     * Without WRITE_DELAY=0, H2 loses what it has acknowledged when the process is killed. Whatever
     * it throws reaches the service's own log; its trace file grows with what is merely tried. A
     * connection remembers eight statements unless told otherwise; a batch of bookings alone has
     * ten, so each of them would be parsed again each time.
     */
    private static final String H2 =
            "jdbc:h2:file:%s/%s/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=20";

    private final Log log;

    DatabaseDefaults(DeferredLogFactory logs) {
        this.log = logs.getLog(DatabaseDefaults.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication app) {
        var service = environment.getProperty("spring.application.name", "service");
        Map<String, Object> defaults = new LinkedHashMap<>();
        // The long name only maps to the capitals where they are in the process's own environment.
        var postgres =
                environment.getProperty(
                        "marquee.postgres.url",
                        environment.getProperty("MARQUEE_POSTGRES_URL", ""));
        if (postgres.isBlank()) {
            if (!environment.containsProperty("spring.datasource.url"))
                keepToOwner(dataFolder(environment).resolve(service));
            defaults.put("spring.datasource.url", H2.formatted(dataFolder(environment), service));
            defaults.put("spring.datasource.username", "sa");
            defaults.put("spring.datasource.password", "");
            // H2 can no longer evaluate "check (x in (…))" once the connection that created it is
            // closed, so a pool must not retire connections.
            defaults.put("spring.datasource.hikari.max-lifetime", 0);
            defaults.put("spring.datasource.hikari.idle-timeout", 0);
            // H2 closes a database whose disk is full, and calls its connections valid all the
            // same; asked for something, they fail, and a new one opens the database again.
            defaults.put("spring.datasource.hikari.connection-test-query", "select 1");
        } else {
            var schema = service.replace('-', '_');
            defaults.put("spring.datasource.url", postgres);
            defaults.put("spring.datasource.username", "${marquee.postgres.username:}");
            defaults.put("spring.datasource.password", "${marquee.postgres.password:}");
            defaults.put("spring.datasource.hikari.schema", schema);
            boundWaiting(defaults);
            // Migrations take as long as they take, so they have a connection of their own.
            defaults.put("spring.flyway.url", "${spring.datasource.url}");
            defaults.put("spring.flyway.user", "${spring.datasource.username}");
            defaults.put("spring.flyway.password", "${spring.datasource.password}");
            defaults.put("spring.flyway.default-schema", schema);
        }
        // Each statement gets what is left of it. The engine has bounds of its own.
        defaults.put("spring.transaction.default-timeout", "2m");
        defaults.put("spring.datasource.hikari.maximum-pool-size", 6);
        defaults.put("spring.datasource.hikari.minimum-idle", 1);
        defaults.put("spring.datasource.hikari.connection-timeout", 3_000);
        defaults.put("marquee.postgres.url", "${MARQUEE_POSTGRES_URL:}");
        defaults.put("marquee.postgres.username", "${MARQUEE_POSTGRES_USERNAME:}");
        defaults.put("marquee.postgres.password", "${MARQUEE_POSTGRES_PASSWORD:}");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("database-defaults", defaults));
    }

    /**
     * A server that vanishes without a word is noticed, and a statement that takes too long is
     * ended: by the server first, so that the connection can be used again. What an address says
     * itself comes before this.
     */
    private static void boundWaiting(Map<String, Object> defaults) {
        var properties = "spring.datasource.hikari.data-source-properties.";
        defaults.put(properties + "connectTimeout", 2);
        defaults.put(properties + "loginTimeout", 3);
        defaults.put(properties + "socketTimeout", 35);
        defaults.put(properties + "tcpKeepAlive", true);
        defaults.put(
                "spring.datasource.hikari.connection-init-sql",
                "set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'");
    }

    /** H2 asks for no password: who may read the file is what protects it. */
    private void keepToOwner(Path folder) {
        try {
            OwnerOnly.createFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
        try {
            OwnerOnly.close(folder);
        } catch (IOException e) {
            log.warn("others may read %s, which belongs to another account".formatted(folder), e);
        }
    }

    /** Absolute: H2 refuses a path that depends on where the process was started. */
    private static Path dataFolder(ConfigurableEnvironment environment) {
        return Path.of(environment.getProperty("marquee.data", "data")).toAbsolutePath();
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
