package dev.marquee.platform.client;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.RequestId;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Makes clients of other services from {@code @HttpExchange} interfaces. Connecting takes 2 s at
 * most, an answer 5 s ({@code spring.http.clients.*}); nothing is retried. An answer of 4xx or 5xx
 * is a {@code RestClientResponseException}, no answer a {@code ResourceAccessException}.
 */
public class ServiceClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final MarqueeSettings settings;
    private final ObjectProvider<RestClient.Builder> builders;
    private final ObjectProvider<ReaderLocales> locales;
    private final ClientHttpRequestInterceptor serviceToken;
    private final ClientHttpRequestFactoryBuilder<?> requests;

    ServiceClients(
            MarqueeSettings settings,
            ObjectProvider<RestClient.Builder> builders,
            ObjectProvider<ReaderLocales> locales,
            ClientHttpRequestInterceptor serviceToken,
            ClientHttpRequestFactoryBuilder<?> requests) {
        this.requests = requests;
        this.locales = locales;
        this.settings = settings;
        this.builders = builders;
        this.serviceToken = serviceToken;
    }

    /**
     * A client that calls as the person whose request is being answered, or as nobody, and says
     * from which address that request came and which language its reader chose.
     *
     * @param service auth, customer, event …
     */
    public <T> T asCaller(Class<T> type, String service) {
        return create(
                type,
                service,
                (request, body, execution) -> {
                    if (SecurityContextHolder.getContext().getAuthentication()
                            instanceof JwtAuthenticationToken token) {
                        request.getHeaders().setBearerAuth(token.getToken().getTokenValue());
                    }
                    ClientAddress.current()
                            .ifPresent(address ->
                                    request.getHeaders().set(ClientAddress.HEADER, address));
                    var reader = locales.getIfAvailable();
                    if (reader != null)
                        reader.current()
                                .ifPresent(language ->
                                        request.getHeaders()
                                                .set(
                                                        HttpHeaders.ACCEPT_LANGUAGE,
                                                        language.toLanguageTag()));
                    return execution.execute(request, body);
                });
    }

    /** A client that calls as nobody: for what everybody sees, and what may be kept for others. */
    public <T> T asNobody(Class<T> type, String service) {
        return create(
                type, service, (request, body, execution) -> execution.execute(request, body));
    }

    /** A client that calls as this service: for {@code /internal/**}. */
    public <T> T asService(Class<T> type, String service) {
        return create(type, service, serviceToken);
    }

    /**
     * Calls as this service, for answers that take long to make and are too large for memory: they
     * are read as they come.
     *
     * @param longest how long nothing may come
     */
    public RestClient longAsService(String service, Duration longest) {
        var settings = HttpClientSettings.defaults().withTimeouts(CONNECT, longest);
        return builder(service)
                .requestFactory(requests.build(settings))
                .requestInterceptor(serviceToken)
                .build();
    }

    /**
     * Makes clients that call as whom they are given, whatever thread they are used on: for work in
     * which one caller must never be taken for another. They share their connections.
     */
    public <T> Function<GivenCaller, T> asGiven(Class<T> type, String service) {
        var shared = builder(service).build();
        return caller ->
                proxy(type, shared.mutate().requestInterceptor(caller.interceptor()).build());
    }

    private RestClient.Builder builder(String service) {
        return builders.getObject()
                .baseUrl(settings.service(service))
                .defaultHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
    }

    private <T> T create(
            Class<T> type, String service, ClientHttpRequestInterceptor authentication) {
        return proxy(
                type,
                builder(service)
                        .requestInterceptor(authentication)
                        .requestInterceptor((request, body, execution) -> {
                            RequestId.current()
                                    .ifPresent(
                                            id -> request.getHeaders().set(RequestId.HEADER, id));
                            return execution.execute(request, body);
                        })
                        .build());
    }

    private static <T> T proxy(Class<T> type, RestClient client) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(type);
    }
}
