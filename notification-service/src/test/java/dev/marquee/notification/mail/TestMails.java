package dev.marquee.notification.mail;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.notification.content.BookingMail;
import dev.marquee.notification.content.ChangeMail;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.TestLetters;
import dev.marquee.platform.test.TestPostgres;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The mails of an empty database, for tests without an application around them. */
public final class TestMails {

    /** The databases this service must work on. */
    public enum Database {
        H2 {
            @Override
            String address() {
                return "jdbc:h2:mem:"
                        + UUID.randomUUID()
                        + ";MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
            }
        },
        POSTGRESQL {
            @Override
            String address() {
                return TestPostgres.newDatabase();
            }

            /** What is only deleted is read over and over until it is vacuumed. */
            @Override
            void clear(JdbcClient jdbc) {
                jdbc.sql("truncate mail, webhook, erasure cascade").update();
            }
        };

        private @Nullable DataSource database;

        abstract String address();

        void clear(JdbcClient jdbc) {
            for (var table : List.of("mail_content", "mail_search", "mail", "webhook", "erasure"))
                jdbc.sql("delete from " + table).update();
        }

        /** Without any mail in it. */
        public synchronized DataSource empty() {
            if (database == null) {
                var pool = new HikariDataSource();
                pool.setJdbcUrl(address());
                Flyway.configure().dataSource(pool).load().migrate();
                database = pool;
            }
            clear(JdbcClient.create(database));
            return database;
        }
    }

    private TestMails() {}

    public static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    public static Mails on(DataSource database, Clock clock) {
        return transactional(
                new Mails(
                        JdbcClient.create(database),
                        new MailRows(JSON),
                        transactions(database),
                        clock),
                database);
    }

    public static TransactionTemplate transactions(DataSource database) {
        return new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** With its transactions, as in the application. */
    @SuppressWarnings("unchecked")
    public static <T> T transactional(T bean, DataSource database) {
        var proxy = new org.springframework.aop.framework.ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(
                new TransactionInterceptor(
                        (org.springframework.transaction.TransactionManager)
                                new DataSourceTransactionManager(database),
                        new AnnotationTransactionAttributeSource(false)));
        return (T) proxy.getProxy();
    }

    public static QueueMail queueMail(DataSource database, Clock clock) {
        return new QueueMail(on(database, clock), TestLetters.writer(), "noreply@ticket.local");
    }

    public static EraseReader eraseReader(DataSource database) {
        return new EraseReader(JdbcClient.create(database), Clock.systemUTC());
    }

    public static BookingMail booking(String buyer, String event, int tickets) {
        return new BookingMail(
                1184,
                buyer,
                new BookingMail.Event(
                        "EV07",
                        event,
                        Instant.parse("2026-11-28T20:00:00Z"),
                        null,
                        ZoneId.of("Europe/Lisbon"),
                        "Riverside Stage, Cais do Farol 8, Lisbon"),
                java.util.stream.IntStream.range(0, tickets)
                        .mapToObj(n ->
                                new BookingMail.Ticket(
                                        "EV07-" + (160 + n),
                                        "Standing",
                                        token("EV07-" + (160 + n))))
                        .toList(),
                "https://tickets.example.org/t/ww-0123456789abcdefghijklmno",
                new BookingMail.Calendar(3, Instant.parse("2026-11-01T10:00:00Z"), false),
                null);
    }

    /** The same, paid; and some of it goes back. */
    public static BookingMail paid(
            String currency, String total, @Nullable String refund, @Nullable String reason) {
        var booking = booking("Ana Ribeiro", "Lantern Night", 2);
        return new BookingMail(
                booking.bookingId(),
                booking.buyerName(),
                booking.event(),
                booking.tickets(),
                null,
                null,
                null,
                new BookingMail.Payment(
                        currency,
                        new BigDecimal(total),
                        null,
                        null,
                        refund == null ? null : new BigDecimal(refund),
                        refund == null
                                ? null
                                : new BigDecimal(total).subtract(new BigDecimal(refund)),
                        reason,
                        null));
    }

    /** A booking of 48.00 EUR that is to be paid in that way. */
    public static BookingMail toPay(String method) {
        return toPay(method, Instant.parse("2026-12-06T22:59:00Z"), null);
    }

    /** The difference of a change, of 48.00 EUR, that is to be paid in that way. */
    public static BookingMail differenceToPay(String method) {
        return toPay(method, null, true);
    }

    private static BookingMail toPay(
            String method, @Nullable Instant until, @Nullable Boolean forChange) {
        var booking = booking("Ana Ribeiro", "Lantern Night", 2);
        return new BookingMail(
                booking.bookingId(),
                booking.buyerName(),
                booking.event(),
                booking.tickets(),
                null,
                null,
                until,
                new BookingMail.Payment(
                        "EUR",
                        new BigDecimal("48.00"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new BookingMail.Instructions(
                                method,
                                "RF71 0000 1184",
                                method.equals("cash")
                                        ? null
                                        : "Cais Vivo\nIBAN DE02 1203 0000 0000 2020 51",
                                forChange)));
    }

    /** The same, reserved until then. */
    public static BookingMail reserved(String buyer, String event, int tickets, Instant until) {
        var booking = booking(buyer, event, tickets);
        return new BookingMail(
                booking.bookingId(), buyer, booking.event(), booking.tickets(), null, null, until);
    }

    /** The same, to be paid by its link. */
    public static BookingMail reservedToPay(String currency, String total) {
        var booking = booking("Ana Ribeiro", "Lantern Night", 2);
        return new BookingMail(
                booking.bookingId(),
                booking.buyerName(),
                booking.event(),
                booking.tickets(),
                "https://tickets.example.org/t/1a-abc",
                null,
                Instant.parse("2026-07-01T17:42:00Z"),
                new BookingMail.Payment(
                        currency, new BigDecimal(total), null, null, null, null, null, null));
    }

    /** Two tickets of an event that is now as in {@link #booking}, and was otherwise. */
    public static ChangeMail change(
            String buyer, String event, String startedAt, @Nullable String place) {
        var booking = booking(buyer, event, 2);
        return new ChangeMail(
                booking.bookingId(),
                buyer,
                booking.event(),
                booking.tickets(),
                booking.link(),
                booking.calendar(),
                new ChangeMail.Before(
                        Instant.parse(startedAt), null, ZoneId.of("Europe/Lisbon"), place));
    }

    /** As long as real ones, in the QR code's alphanumeric characters. */
    public static String token(String code) {
        return (code.replace("-", "X") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(4))
                .substring(0, 120);
    }

    public static void owe(Mails mails, String key, String to, MailContent content) {
        var kind =
                switch (content) {
                    case BookingMail booking -> MailKind.BOOKING_CONFIRMED;
                    case ChangeMail change -> MailKind.EVENT_CHANGED;
                    default -> MailKind.LOOKUP_LINK;
                };
        mails.add(
                new NewMail(
                        MailDraft.of(key, kind, to, Locale.ENGLISH, content, null),
                        "A subject",
                        "<" + key.replace(':', '.') + "@ticket.local>"));
    }

    public static boolean isSent(DataSource database, String key) {
        return JdbcClient.create(database)
                .sql("select status from mail where mail_key = ?")
                .param(key)
                .query(String.class)
                .single()
                .equals("sent");
    }

    /** Makes what waits mails for many, whatever they are. */
    public static void makeThemBulk(DataSource database) {
        JdbcClient.create(database)
                .sql(
                        "update mail set urgency = 3, turn = id, sender = 'organizer:7' where status = 'queued'")
                .update();
    }

    /** Doubles the mails that wait, this often. */
    public static void doubleThem(DataSource database, int times) {
        for (var round = 0; round < times; round++)
            JdbcClient.create(database)
                    .sql(
                            """
                            insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, message_id, status,
                                              created_at, queued_at, give_up_at, next_attempt_at, urgency, sender, turn)
                            select mail_key || '-' || cast(? as varchar), kind, recipient, recipient_key, locale, subject, message_id, status,
                                   created_at, queued_at, give_up_at, next_attempt_at, urgency, sender, turn + id
                            from mail where status = 'queued'
                            """)
                    .param(String.valueOf(round))
                    .update();
        JdbcClient.create(database)
                .sql(
                        """
                        insert into mail_content (mail_id, data)
                        select m.id, c.data from mail m cross join (select max(data) data from mail_content) c
                        where m.id > (select max(mail_id) from mail_content)
                        """)
                .update();
    }

    public static Mail only(DataSource database) {
        return all(database).getFirst();
    }

    public static List<Mail> all(DataSource database) {
        return JdbcClient.create(database)
                .sql(MailRows.SELECT + "order by m.id desc")
                .query(new MailRows(JSON))
                .list();
    }

    public static final Duration MINUTE = Duration.ofMinutes(1);
}
