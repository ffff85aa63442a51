package dev.marquee.platform.leaving;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.archive.ArchiveLimits;
import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** The databases of all services of an installation. */
final class Installation implements AutoCloseable {

    static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");

    static final List<String> SERVICES =
            List.of("venue", "event", "ticket", "customer", "notification", "report", "auth");

    private final String origin;
    private final String vendor;
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
    private final Map<String, JdbcTemplate> databases = new LinkedHashMap<>();
    private boolean whole = true;

    Installation(int number, String vendor) {
        this.origin = "0a1b2c3d-0000-4000-8000-00000000000" + number;
        this.vendor = vendor;
        for (var service : SERVICES) {
            var pool = ServiceDatabase.asRun(service, vendor);
            pools.put(service, pool);
            databases.put(service, new JdbcTemplate(pool));
        }
    }

    Map<String, JdbcTemplate> databases() {
        return databases;
    }

    JdbcTemplate database(String service) {
        return Objects.requireNonNull(databases.get(service), service);
    }

    /** From now on, what is killed leaves something behind. */
    void withoutTransactions() {
        whole = false;
    }

    String export(long organizer, Path file) throws Exception {
        try (var payload = Payload.create()) {
            for (var service : SERVICES)
                new ArchiveExport(
                                service,
                                origin,
                                database(service),
                                new DataSourceTransactionManager(pool(service)),
                                List.of(),
                                List.of(),
                                Clock.fixed(NOW, ZoneOffset.UTC))
                        .read(Wanted.own(organizer, NOW), payload);
            return BagWriter.write(
                    payload, new BagWriter.About(origin, String.valueOf(organizer), NOW), file);
        }
    }

    void take(Path file, long organizer) throws Exception {
        takeAndDie(file, organizer, Integer.MAX_VALUE, 0);
    }

    /**
     * Takes an archive in; whoever does it dies again and again, and another one begins anew.
     *
     * @param statements after how many the first one dies
     * @param more how many more the next one lives for
     * @return how many died
     */
    int takeAndDie(Path file, long organizer, int statements, int more) throws Exception {
        var deaths = 0;
        try (var archive = ArchiveReader.open(file, ArchiveLimits.USUAL)) {
            LeavingOrganiser.account(database("auth"), organizer);
            var arrival =
                    Arrival.of(
                            archive,
                            organizer,
                            SERVICES.stream().map(it -> taker(it, Integer.MAX_VALUE)).toList());
            for (var service : SERVICES) {
                if (service.equals("ticket"))
                    LeavingOrganiser.termsOfSale(database("event"), database("ticket"), organizer);
                var lives = statements;
                while (!given(arrival, service, lives)) {
                    deaths++;
                    lives += more;
                }
            }
        }
        return deaths;
    }

    private boolean given(Arrival arrival, String service, int statements) throws Exception {
        try {
            arrival.give(service, taker(service, statements));
            return true;
        } catch (Killed e) {
            return false;
        }
    }

    private Taker taker(String service, int statements) {
        var source = new Mortal(pool(service), statements);
        return new ArchiveImport(
                service,
                new JdbcTemplate(source),
                whole ? new DataSourceTransactionManager(source) : new None(),
                vendor.equals("h2"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private HikariDataSource pool(String service) {
        return Objects.requireNonNull(pools.get(service), service);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Whoever uses it dies with one of its statements. */
    private static final class Mortal extends DelegatingDataSource {

        private int left;

        Mortal(HikariDataSource source, int statements) {
            super(source);
            left = statements;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("prepareStatement") && left-- <= 0)
                                    throw new Killed();
                                try {
                                    return method.invoke(connection, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getTargetException();
                                }
                            });
        }
    }

    /** Each statement for itself. */
    private static final class None implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }
}
