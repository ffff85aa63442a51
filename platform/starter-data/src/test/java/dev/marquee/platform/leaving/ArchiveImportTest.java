package dev.marquee.platform.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.archive.ArchiveLimits;
import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.archive.BagWriter;
import dev.marquee.platform.archive.Payload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What one installation gives an organiser, another takes in, and gives again as it was. */
class ArchiveImportTest {

    private static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");
    private static final List<String> SERVICES =
            List.of("venue", "event", "ticket", "customer", "notification", "report", "auth");

    @TempDir private Path folder;

    @Test
    void an_organiser_goes_from_one_installation_to_another_and_on_and_is_the_same()
            throws Exception {
        try (var first = new Installation("0a1b2c3d-0000-4000-8000-000000000001", "h2");
                var second = new Installation("0a1b2c3d-0000-4000-8000-000000000002", "postgresql");
                var third = new Installation("0a1b2c3d-0000-4000-8000-000000000003", "h2")) {
            LeavingOrganiser.fill(first.databases);
            var hash = first.export(7, folder.resolve("1.zip"));
            second.take(folder.resolve("1.zip"), 70);
            assertThat(second.export(70, folder.resolve("2.zip"))).isEqualTo(hash);
            third.take(folder.resolve("2.zip"), 700);
            assertThat(third.export(700, folder.resolve("3.zip"))).isEqualTo(hash);
            third.databases.get("ticket").update("update booking set buyer_name = buyer_name || '!'");
            assertThat(third.export(700, folder.resolve("4.zip"))).isNotEqualTo(hash);
        }
    }

    /** The databases of all services. */
    private static final class Installation implements AutoCloseable {

        private final String origin;
        private final String vendor;
        private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();
        private final Map<String, JdbcTemplate> databases = new LinkedHashMap<>();

        Installation(String origin, String vendor) {
            this.origin = origin;
            this.vendor = vendor;
            for (var service : SERVICES) {
                var pool = ServiceDatabase.create(service, vendor);
                pools.put(service, pool);
                databases.put(service, new JdbcTemplate(pool));
            }
        }

        String export(long organizer, Path file) throws Exception {
            try (var payload = Payload.create()) {
                for (var service : SERVICES)
                    new ArchiveExport(
                                    service,
                                    origin,
                                    databases.get(service),
                                    transactions(service),
                                    List.of(),
                                    List.of(),
                                    Clock.fixed(NOW, ZoneOffset.UTC))
                            .read(Wanted.own(organizer, NOW), payload);
                return BagWriter.write(
                        payload, new BagWriter.About(origin, String.valueOf(organizer), NOW), file);
            }
        }

        void take(Path file, long organizer) throws Exception {
            Map<String, Taker> takers = new LinkedHashMap<>();
            for (var service : SERVICES)
                takers.put(
                        service,
                        new ArchiveImport(
                                service,
                                databases.get(service),
                                transactions(service),
                                vendor.equals("h2"),
                                Clock.fixed(NOW, ZoneOffset.UTC)));
            try (var archive = ArchiveReader.open(file, ArchiveLimits.USUAL)) {
                LeavingOrganiser.account(databases.get("auth"), organizer);
                var arrival = Arrival.of(archive, organizer, takers.values());
                for (var service : SERVICES) {
                    if (service.equals("ticket"))
                        LeavingOrganiser.termsOfSale(databases.get("event"), databases.get("ticket"), organizer);
                    arrival.give(service, takers.get(service));
                }
            }
        }

        private DataSourceTransactionManager transactions(String service) {
            return new DataSourceTransactionManager(
                    Objects.requireNonNull(databases.get(service).getDataSource()));
        }

        @Override
        public void close() {
            pools.values().forEach(HikariDataSource::close);
        }
    }
}
