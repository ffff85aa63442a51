package dev.marquee.ticket.checkout.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The engine's own connections, one for each lane, to the database of everything else here: no page
 * and no relay can keep a booking waiting for one. A batch takes milliseconds, so one that waits
 * for seconds is given up, in time to tell its buyers.
 */
final class EngineDatabase implements AutoCloseable {

    /**
     * Milliseconds: for a row that another transaction holds, for a statement, for a silent server.
     */
    static final int LOCK = 2_000;

    static final int STATEMENT = 5_000;
    static final int SOCKET = 6_000;

    private final HikariDataSource pool;

    private EngineDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * @param lanes how many connections it has
     */
    static EngineDatabase of(DataSource service, int lanes) {
        var config = new HikariConfig();
        try {
            service.unwrap(HikariDataSource.class).copyStateTo(config);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.setMetricsTrackerFactory(null);
        config.setPoolName("booking-engine");
        config.setMaximumPoolSize(lanes);
        config.setMinimumIdle(lanes);
        config.setConnectionTimeout(LOCK);
        // Where the database is away at the start, the engine is ready when it is back.
        config.setInitializationFailTimeout(-1);
        if (config.getJdbcUrl().startsWith("jdbc:h2:")) {
            config.setConnectionInitSql("set lock_timeout " + LOCK);
        } else {
            config.addDataSourceProperty("socketTimeout", SOCKET / 1000);
            config.setConnectionInitSql(
                    "set statement_timeout = %d; set lock_timeout = %d; set idle_in_transaction_session_timeout = %d"
                            .formatted(STATEMENT, LOCK, SOCKET));
        }
        return new EngineDatabase(new HikariDataSource(config));
    }

    /** Shows these connections among the metrics, as those of the other pool are shown. */
    void measure(MeterRegistry metrics) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
