package dev.marquee.notification.webhook.net;

import dev.marquee.notification.webhook.WebhookSettings;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** The client that speaks to strangers, with names that lead where a test says. */
public final class TestHttp {

    private TestHttp() {}

    public static PublicDns dns(HostLookup lookup, WebhookSettings settings) {
        return new PublicDns(lookup, settings);
    }

    public static CloseableHttpClient client(
            HostLookup lookup, WebhookSettings settings, TlsSocketStrategy tls) {
        return new WebhookConfiguration().webhookHttp(dns(lookup, settings), tls, settings);
    }
}
