package dev.marquee.notification.webhook.net;

import dev.marquee.notification.webhook.WebhookSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client that speaks to strangers. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final int CONNECTIONS = 512;
    private static final int HEADERS = 100;
    private static final int HEADER_BYTES = 8192;
    private static final Duration LOOKUP = Duration.ofSeconds(5);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    @Bean
    LookupInTime hostLookup() {
        return new LookupInTime(InetAddress::getAllByName, LOOKUP);
    }

    @Bean
    TlsSocketStrategy webhookTls() {
        return DefaultClientTlsStrategy.createDefault();
    }

    /**
     * Connects to where {@link PublicDns} leads and nowhere else: no proxy, no redirects; and keeps
     * nothing of one receiver for another: no cookies, no passwords, no connections.
     */
    @Bean
    CloseableHttpClient webhookHttp(
            PublicDns dns, TlsSocketStrategy tls, WebhookSettings settings) {
        var silence = timeout(settings.timeout());
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setTlsSocketStrategy(tls)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(CONNECT)
                                        .setSocketTimeout(silence)
                                        .build())
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(
                                                Http1Config.custom()
                                                        .setMaxHeaderCount(HEADERS)
                                                        .setMaxLineLength(HEADER_BYTES)
                                                        .build())
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Marquee-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(CONNECT)
                                .setResponseTimeout(silence)
                                .setAuthenticationEnabled(false)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
