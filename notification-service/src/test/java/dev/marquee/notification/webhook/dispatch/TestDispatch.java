package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.HostLookup;
import dev.marquee.notification.webhook.net.TestHttp;
import dev.marquee.notification.webhook.registration.TestWebhooks;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries, for tests without an application around them. */
public final class TestDispatch {

    private TestDispatch() {}

    public static EraseBuyer eraseBuyer(DataSource database) {
        return new EraseBuyer(JdbcClient.create(database), TestMails.JSON);
    }

    /** Sends to this machine, whatever the name. */
    static WebhookSender sender(Duration timeout, Clock clock) {
        return sender(
                TestWebhooks.settings(true, timeout),
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                DefaultClientTlsStrategy.createDefault(),
                clock);
    }

    static WebhookSender sender(
            WebhookSettings settings, HostLookup lookup, TlsSocketStrategy tls, Clock clock) {
        var http = TestHttp.client(lookup, settings, tls);
        return new WebhookSender(http, TestWebhooks.BOX, settings, clock);
    }
}
