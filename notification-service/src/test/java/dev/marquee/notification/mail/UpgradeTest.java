package dev.marquee.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails of the version before are still there, and found, and can be forgotten. */
class UpgradeTest {

    @TempDir java.nio.file.Path folder;

    @Test
    void mails_of_before_are_read_found_by_address_and_erased() {
        var h2 =
                "jdbc:h2:file:"
                        + folder.toAbsolutePath()
                        + "/db;MODE=PostgreSQL;LOCK_TIMEOUT=10000";
        for (var address : List.of(h2, TestPostgres.newDatabase())) {
            try (var old = pool(address)) {
                Flyway.configure().dataSource(old).target("2").load().migrate();
                JdbcClient.create(old)
                        .sql(
                                """
                                insert into mail (mail_key, kind, recipient, locale, subject, data, message_id, status, created_at, queued_at, give_up_at, sent_at)
                                values ('booking-cancelled:1', 'booking-cancelled', 'Ana@Example.org', 'en', 'Cancelled: X',
                                        '{"booking_id":1,"buyer_name":"Ana","event":{"code":"EV01","name":"X","starts_at":"2026-11-28T20:00:00Z","time_zone":"UTC"},"tickets":[{"code":"EV01-1","ticket_type":"A"}]}',
                                        '<booking-cancelled.1@ticket.local>', 'sent', current_timestamp, current_timestamp, current_timestamp, current_timestamp)
                                """)
                        .update();
            }
            // As at the next start: every connection is a new one.
            try (var now = pool(address)) {
                Flyway.configure()
                        .dataSource(now)
                        .locations("classpath:db/outbox", "classpath:db/migration")
                        .outOfOrder(true)
                        .load()
                        .migrate();
            }
            try (var later = pool(address)) {
                var mailbox = new Mailbox(JdbcClient.create(later));
                var filter = new Mailbox.Filter(null, false, null, "", "ana@EXAMPLE.org", null);
                assertThat(mailbox.list(filter, Mailbox.Order.NEWEST, 10, 0))
                        .singleElement()
                        .satisfies(
                                mail -> assertThat(mail.recipient()).isEqualTo("Ana@Example.org"));
                assertThat(TestMails.only(later).content()).isNotNull();
                assertThat(
                                new EraseReader(JdbcClient.create(later), Clock.systemUTC())
                                        .handle("ana@example.org"))
                        .isOne();
                assertThat(TestMails.only(later).isErased()).isTrue();
                assertThat(TestMails.only(later).status()).isEqualTo(MailStatus.SENT);
            }
        }
    }

    private static HikariDataSource pool(String address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        return pool;
    }
}
