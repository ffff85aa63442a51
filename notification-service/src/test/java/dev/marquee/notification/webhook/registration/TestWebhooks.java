package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.database.FoldedSql;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of webhooks, for tests without an application around them. */
public final class TestWebhooks {

    public static final MarqueeSettings SITE =
            new MarqueeSettings(
                    Path.of("target/data"),
                    URI.create("https://tickets.example.org"),
                    "marquee",
                    null,
                    Map.of());
    public static final SecretBox BOX = new SecretBox(SITE);

    private TestWebhooks() {}

    public static WebhookSettings settings(boolean anywhere, Duration timeout) {
        return new WebhookSettings(
                anywhere,
                10,
                timeout,
                Duration.ofHours(24),
                Duration.ofDays(3),
                Duration.ofHours(24),
                Duration.ofDays(30));
    }

    /** Those of a database. */
    public static Webhooks of(DataSource database, Clock clock) {
        return new Webhooks(
                JdbcClient.create(database), FoldedSql.of(new JdbcTemplate(database)), clock);
    }

    /** Registers one of {@code organizer@ticket.local}, and returns its id. */
    public static long add(
            Webhooks webhooks,
            long owner,
            String address,
            Set<EventType> events,
            boolean all,
            WebhookSecret secret) {
        return webhooks.add(
                owner,
                "organizer@ticket.local",
                new Draft("Till " + owner, address, events, all),
                BOX.seal(secret));
    }

    public static void pause(Webhooks webhooks, long id) {
        webhooks.pause(id);
    }

    public static boolean resume(Webhooks webhooks, long id) {
        return webhooks.resume(id);
    }

    public static EventType type(String name) {
        return EventType.of(name).orElseThrow();
    }

    public static WebhookSecret newSecret() {
        return WebhookSecret.create();
    }

    public static String sealed(WebhookSecret secret) {
        return BOX.seal(secret);
    }
}
