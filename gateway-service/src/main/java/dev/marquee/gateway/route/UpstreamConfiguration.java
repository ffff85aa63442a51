package dev.marquee.gateway.route;

import dev.marquee.gateway.GatewaySettings;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client that carries requests on: it adds nothing, follows nothing, repeats nothing. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    /**
     * Well below the minute after which the services close a connection that is not used ({@code
     * server.tomcat.keep-alive-timeout}): a request that meets the closing is lost, and is not
     * repeated.
     */
    static final TimeValue IDLE = TimeValue.ofSeconds(20);

    @Bean
    CloseableHttpClient upstream(GatewaySettings settings) {
        var connection =
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                        .setIdleTimeout(Timeout.ofMilliseconds(IDLE.toMilliseconds()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connection)
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(settings.connections())
                        .setMaxConnTotal(4 * settings.connections())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                                .setAuthenticationEnabled(false)
                                .setExpectContinueEnabled(false)
                                .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .evictIdleConnections(IDLE)
                .build();
    }
}
