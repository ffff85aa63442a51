package dev.marquee.gateway.limit;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the gateway's schema up to date. The gateway starts without its database too, so this is
 * tried again until it has worked.
 */
class LimitSchema {

    static final String NAME = "gateway_service";

    private static final Logger log = LoggerFactory.getLogger(LimitSchema.class);

    private final Flyway flyway;
    private volatile boolean ready;

    LimitSchema(String url, String username, String password) {
        this.flyway =
                Flyway.configure(LimitSchema.class.getClassLoader())
                        .dataSource(
                                url,
                                username.isBlank() ? null : username,
                                password.isBlank() ? null : password)
                        .defaultSchema(NAME)
                        .locations("classpath:db/migration")
                        // Earlier versions made a table without Flyway.
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load();
    }

    /** Whether the tables are there. */
    boolean isReady() {
        return ready;
    }

    /** Does nothing once it has worked. Thread-safe; several gateways may do it together. */
    synchronized void migrate() {
        if (ready) return;
        try {
            flyway.migrate();
            ready = true;
        } catch (FlywayException e) {
            log.warn("limits are counted here alone: {}", e.getMessage());
        }
    }
}
