package dev.marquee.platform.client;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.ServiceSecrets;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.PlatformWebAutoConfiguration;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;

/** Clients of the other services. */
@AutoConfiguration(
        after = PlatformWebAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration")
public class PlatformClientAutoConfiguration {

    private static final String REGISTRATION = "services";

    /**
     * Well below {@code server.tomcat.keep-alive-timeout}: a request that meets the closing of an
     * idle connection is lost, and is not repeated.
     */
    static final Timeout IDLE = Timeout.ofSeconds(20);

    /**
     * Apache's client with room for many requests at once; its own default is five per address. Its
     * other defaults would repeat a booking that was answered with 503, and keep one caller's
     * cookies for the next.
     */
    @Bean
    @ConditionalOnMissingBean
    ClientHttpRequestFactoryBuilder<?> requestFactoryBuilder() {
        HttpComponentsClientHttpRequestFactoryBuilder apache =
                ClientHttpRequestFactoryBuilder.httpComponents();
        return apache.withHttpClientCustomizer(client ->
                        client.disableAutomaticRetries()
                                .disableCookieManagement()
                                .disableAuthCaching())
                .withConnectionConfigCustomizer(connection -> connection.setIdleTimeout(IDLE))
                .withDefaultRequestConfigCustomizer(
                        request -> request.setConnectionRequestTimeout(Timeout.ofSeconds(2)))
                .withConnectionManagerCustomizer(
                        connections -> connections.setMaxConnPerRoute(1024).setMaxConnTotal(2048));
    }

    @Bean
    ServiceClients serviceClients(
            MarqueeSettings settings,
            ObjectProvider<RestClient.Builder> builders,
            ObjectProvider<ReaderLocales> locales,
            ClientHttpRequestFactoryBuilder<?> requests,
            @Value("${spring.application.name}") String name,
            @Value("${marquee.service-key:}") String key) {
        var secret =
                key.isBlank() ? ServiceSecrets.clientSecret(settings.masterSecret(), name) : key;
        return new ServiceClients(
                settings, builders, locales, serviceToken(settings, name, secret), requests);
    }

    /** Fetches and renews this service's token (OAuth2 client credentials) when a call needs it. */
    private static ClientHttpRequestInterceptor serviceToken(
            MarqueeSettings settings, String name, String secret) {
        var registrations =
                new InMemoryClientRegistrationRepository(
                        ClientRegistration.withRegistrationId(REGISTRATION)
                                .clientId(name)
                                .clientSecret(secret)
                                .clientAuthenticationMethod(
                                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                                .tokenUri(settings.service("auth") + "/oauth2/token")
                                .scope("internal")
                                .build());
        var clients = new InMemoryOAuth2AuthorizedClientService(registrations);
        var manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
        var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
        var self =
                new AnonymousAuthenticationToken(
                        name, name, AuthorityUtils.createAuthorityList("SERVICE"));
        interceptor.setClientRegistrationIdResolver(request -> REGISTRATION);
        interceptor.setPrincipalResolver(request -> self);
        interceptor.setAuthorizationFailureHandler(
                OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(clients));
        return interceptor;
    }
}
