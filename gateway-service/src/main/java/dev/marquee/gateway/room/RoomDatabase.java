package dev.marquee.gateway.room;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.config.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where places are kept: in the gateway's schema of PostgreSQL, which all gateways share, or in an
 * H2 file for the one that there is then. It is opened when the first event has a waiting room.
 */
final class RoomDatabase implements AutoCloseable {

    private static final String SCHEMA = "gateway_service";

    /** Whoever asks so soon after a failure need not wait for the next one. */
    private static final long REST_NANOS = 2_000_000_000L;

    /** What must be there for statements, and for several of them together. */
    record Access(JdbcTemplate jdbc, TransactionTemplate transactions) {}

    private final HikariConfig config;
    private final @Nullable Path folder;
    private @Nullable HikariDataSource pool;
    private volatile @Nullable Access access;
    private @Nullable DataAccessException failure;
    private long failedAt;

    private RoomDatabase(HikariConfig config, @Nullable Path folder) {
        this.config = config;
        this.folder = folder;
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
    }

    static RoomDatabase inPostgres(String url, String username, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        if (!username.isBlank()) config.setUsername(username);
        if (!password.isBlank()) config.setPassword(password);
        config.setSchema(SCHEMA);
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "35");
        config.setConnectionInitSql(
                "set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'");
        return new RoomDatabase(config, null);
    }

    /** With WRITE_DELAY=0, what is acknowledged survives a kill. */
    static RoomDatabase inFolder(Path data) {
        var folder = data.toAbsolutePath().resolve("gateway-service");
        var config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:h2:file:%s/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                        .formatted(folder));
        config.setUsername("sa");
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setConnectionTestQuery("select 1");
        return new RoomDatabase(config, folder);
    }

    /** Whether there may be something in it. */
    boolean exists() {
        return folder == null || Files.exists(folder.resolve("db.mv.db"));
    }

    /**
     * The database, with its tables.
     *
     * @throws DataAccessException if it cannot be reached; the next call tries again
     */
    Access open() {
        var opened = access;
        return opened == null ? openFirst() : opened;
    }

    private synchronized Access openFirst() {
        var opened = access;
        if (opened != null) return opened;
        if (failure != null && System.nanoTime() - failedAt < REST_NANOS) throw failure;
        try {
            opened = connect();
        } catch (DataAccessException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
        failure = null;
        access = opened;
        return opened;
    }

    private Access connect() {
        if (folder != null) makeFolder(folder);
        var connected = pool == null ? new HikariDataSource(config) : pool;
        pool = connected;
        migrate(connected);
        return new Access(
                new JdbcTemplate(connected),
                new TransactionTemplate(new JdbcTransactionManager(connected)));
    }

    private void migrate(HikariDataSource pool) {
        var flyway =
                Flyway.configure(RoomDatabase.class.getClassLoader())
                        .locations("classpath:db/migration")
                        .baselineOnMigrate(true)
                        .baselineVersion("0");
        if (folder == null)
            flyway.dataSource(config.getJdbcUrl(), config.getUsername(), config.getPassword())
                    .defaultSchema(SCHEMA);
        else flyway.dataSource(pool);
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new DataAccessResourceFailureException(
                    "the schema cannot be brought up to date", e);
        }
    }

    /** H2 asks for no password: who may read the file is what protects it. */
    private static void makeFolder(Path folder) {
        try {
            OwnerOnly.createFolder(folder);
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("cannot make the folder " + folder, e);
        }
    }

    @Override
    public synchronized void close() {
        access = null;
        if (pool != null) pool.close();
        pool = null;
    }
}
