package dev.marquee.notification.webhook;

import dev.marquee.notification.mail.TestMails;
import dev.marquee.platform.config.MarqueeSettings;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of webhooks, for tests without an application around them. */
public final class TestWebhooks {

    static final MarqueeSettings SITE =
            new MarqueeSettings(
                    Path.of("target/data"),
                    URI.create("https://tickets.example.org"),
                    "marquee",
                    null,
                    Map.of());
    static final SecretBox BOX = new SecretBox(SITE);

    private TestWebhooks() {}

    static WebhookSettings settings(boolean anywhere, Duration timeout) {
        return new WebhookSettings(
                anywhere,
                10,
                timeout,
                Duration.ofHours(24),
                Duration.ofDays(3),
                Duration.ofHours(24),
                Duration.ofDays(30));
    }

    public static EraseBuyer eraseBuyer(DataSource database) {
        return new EraseBuyer(JdbcClient.create(database), TestMails.JSON);
    }

    /** Sends to this machine, whatever the name. */
    static WebhookSender sender(Duration timeout, Clock clock) {
        return sender(
                settings(true, timeout),
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                DefaultClientTlsStrategy.createDefault(),
                clock);
    }

    static WebhookSender sender(
            WebhookSettings settings, HostLookup lookup, TlsSocketStrategy tls, Clock clock) {
        var http =
                new WebhookConfiguration()
                        .webhookHttp(new PublicDns(lookup, settings), tls, settings);
        return new WebhookSender(http, BOX, settings, clock);
    }
}
