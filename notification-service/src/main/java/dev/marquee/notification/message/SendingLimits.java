package dev.marquee.notification.message;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.content.text.FilledMarkdown;
import dev.marquee.notification.message.audience.AudienceClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which messages an admin reads first: mails in our name must not be a stranger's way to people.
 */
@Component
class SendingLimits {

    private record Sent(long first, long today, long peopleToday) {}

    private final JdbcClient jdbc;
    private final AudienceClient audiences;
    private final MessageSettings settings;
    private final Clock clock;

    SendingLimits(
            JdbcClient jdbc, AudienceClient audiences, MessageSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.audiences = audiences;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Why it is to be read first; empty where it is not.
     *
     * @param people how many it goes to
     */
    Optional<String> review(Message message, long people) {
        if (message.author().admin() || message.approvedBy() != null || !settings.review())
            return Optional.empty();
        var since = clock.instant().minus(Duration.ofDays(1));
        var sent =
                jdbc.sql(
                                """
                                select count(*) first, count(case when sent_at > :since then 1 end) today,
                                       coalesce(sum(case when sent_at > :since then counted else 0 end), 0) people_today
                                from message where organizer_id = :organizer and sent_at is not null and id <> :id
                                """)
                        .param("since", utc(since))
                        .param("organizer", message.organizerId())
                        .param("id", message.id())
                        .query(Sent.class)
                        .single();
        if (sent.first == 0) return Optional.of("first-message");
        if (isNew(message, since) && hasLink(message)) return Optional.of("links");
        if (sent.today >= settings.perDay()) return Optional.of("too-many");
        var tickets = audiences.count(message.asked(null)).tickets();
        return sent.peopleToday + people > settings.perTicket() * Math.max(1, tickets)
                ? Optional.of("too-many")
                : Optional.empty();
    }

    /** Whether the organiser's first message went out within the day. */
    private boolean isNew(Message message, Instant since) {
        return jdbc.sql(
                                "select count(*) from message where organizer_id = ? and sent_at <= ? and id <> ?")
                        .params(message.organizerId(), utc(since), message.id())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static boolean hasLink(Message message) {
        return message.texts().values().stream()
                .anyMatch(words ->
                        FilledMarkdown.leadsElsewhere(words.text())
                                || FilledMarkdown.leadsElsewhere(words.subject()));
    }
}
