package dev.marquee.notification.demo;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A message of the demo's organiser that was sent, with what came of it, once. */
@Component
@Profile("demo")
class DemoMessage implements ApplicationRunner {

    private static final long ORGANIZER = 2;
    private static final long EVENT = 7;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoMessage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        var any = jdbc.sql("select count(*) from message").query(Long.class).single();
        if (any > 0) return;
        var sent = clock.instant().minus(Duration.ofHours(3));
        var message = message(sent);
        recipient(message, "ana.silva@example.org", "Ana Silva", "handed_over", null, sent);
        recipient(message, "joao.pereira@example.org", "João Pereira", "handed_over", null, sent);
        recipient(message, "mai.tran@example.org", "Trần Thị Mai", "handed_over", null, sent);
        recipient(
                message, "sofia.marques@example.org", "Sofia Marques", "bounced_hard", null, sent);
        recipient(message, "budi@example.org", "Budi", "skipped", "unsubscribed", sent);
    }

    private long message(Instant sent) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into message (organizer_id, event_id, event_name, message_class, state, audience, main_lang, texts, counted, counted_at,
                                             snapshot_at, author_id, author_admin, sender, created_at, sent_at, finished_at, version)
                        values (:organizer, :event, 'Lantern Night', 'service', 'sent', '{}', 'en', :texts, 5, :sent, :sent, :organizer, false,
                                'Tejo Arts Council', :sent, :sent, :sent, 1)
                        """)
                .param("organizer", ORGANIZER)
                .param("event", EVENT)
                .param(
                        "texts",
                        "{\"en\":{\"subject\":\"Bring a coat: the barge is open at the sides.\",\"text\":\"Hello {name},\\n\\nit gets cold on the river. See you on {date}, {time}.\"}}")
                .param("sent", utc(sent))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private void recipient(
            long message,
            String address,
            String name,
            String outcome,
            @Nullable String why,
            Instant at) {
        jdbc.sql(
                        """
                        insert into message_recipient (message_id, address_key, name, locale, ticket_ids, outcome, why, at)
                        values (:message, :address, :name, 'en', '', :outcome, :why, :at)
                        """)
                .param("message", message)
                .param("address", address)
                .param("name", name)
                .param("outcome", outcome)
                .param("why", why, Types.VARCHAR)
                .param("at", utc(at))
                .update();
    }
}
