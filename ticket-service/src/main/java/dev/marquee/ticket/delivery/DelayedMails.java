package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mails whose address has had many within the hour: they wait in the outbox for their turn. */
@Component
class DelayedMails {

    static final String TOPIC = "booking-mail-delayed";

    /** The fact that the mail is about, as it was. */
    record Delayed(BookingNews news, String key, String payload) {}

    /** A mail that may not go yet. */
    record Later(OutboxMessage fact, Duration delay) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    DelayedMails(JdbcClient jdbc, Outbox outbox, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps these mails for later; in the caller's transaction, if there is one. */
    void add(BookingNews news, List<Later> mails) {
        for (var mail : mails) {
            var delayed = new Delayed(news, mail.fact.key(), mail.fact.payload());
            outbox.publishLater(TOPIC, key(news, mail.fact.key()), delayed, mail.delay);
        }
    }

    /** Whether the mail that tells of the booking's making waits here still. */
    boolean hasFirstMailOf(long booking) {
        return jdbc.sql(
                                """
                                select count(*) from outbox
                                where due_at > :long_ago and topic = :topic and fact_key in (:keys)
                                """)
                        .param(
                                "long_ago",
                                clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                        .param("topic", TOPIC)
                        .param(
                                "keys",
                                List.of(
                                        key(BookingNews.CONFIRMED, String.valueOf(booking)),
                                        key(BookingNews.RESERVED, String.valueOf(booking))))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String key(BookingNews news, String key) {
        return news.topic() + ":" + key;
    }

    OutboxMessage fact(OutboxMessage stored, Delayed delayed) {
        return new OutboxMessage(
                stored.id(),
                delayed.news().topic(),
                delayed.key(),
                delayed.payload(),
                stored.createdAt(),
                stored.attempts());
    }

    Delayed read(OutboxMessage stored) {
        return json.readValue(stored.payload(), Delayed.class);
    }
}
