package dev.marquee.gateway.route;

import dev.marquee.gateway.GatewaySettings;
import dev.marquee.gateway.StreamSettings;
import dev.marquee.gateway.stream.EventStreams;
import java.io.IOException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.util.Assert;

/** The clients that carry requests on: they add nothing, follow nothing, repeat nothing. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    /**
     * Well below the minute after which the services close a connection that is not used ({@code
     * server.tomcat.keep-alive-timeout}): a request that meets the closing is lost, and is not
     * repeated.
     */
    static final TimeValue IDLE = TimeValue.ofSeconds(20);

    static final String STREAMS = "streamUpstream";

    @Bean
    @Primary
    CloseableHttpClient upstream(GatewaySettings settings, StreamSettings streams) {
        return client(settings, streams, settings.connections());
    }

    /** Streams stay open for long: with connections of their own, nobody else waits for one. */
    @Bean(STREAMS)
    CloseableHttpClient streamUpstream(GatewaySettings settings, StreamSettings streams) {
        Assert.state(
                streams.total() < settings.connections(),
                "marquee.gateway.streams.total must be less than marquee.gateway.connections");
        return client(settings, streams, streams.total());
    }

    private static CloseableHttpClient client(
            GatewaySettings settings, StreamSettings streams, int connectionsPerService) {
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
                        .setMaxConnPerRoute(connectionsPerService)
                        .setMaxConnTotal(4 * connectionsPerService)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy(UpstreamConfiguration::isReusable)
                .setRequestExecutor(new StreamTimeout(Timeout.of(streams.idleTimeout())))
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

    /** What has carried a stream is closed: its client may have left in the middle. */
    private static boolean isReusable(
            HttpRequest request, HttpResponse response, HttpContext context) {
        return !EventStreams.isStream(response)
                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(
                        request, response, context);
    }

    /** An answer is waited for as long as any other; a stream may then be quiet for longer. */
    private static final class StreamTimeout extends HttpRequestExecutor {

        private final Timeout idle;

        StreamTimeout(Timeout idle) {
            this.idle = idle;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            var answer = super.execute(request, connection, information, context);
            if (EventStreams.isStream(answer)) connection.setSocketTimeout(idle);
            return answer;
        }
    }
}
