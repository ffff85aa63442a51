package dev.marquee.auth.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Opens two endpoints of Spring's authorization server: tokens and keys. The others, for codes,
 * devices and the like, stay behind the default deny until something needs them.
 */
@Configuration(proxyBeanMethods = false)
class OAuth2Endpoints {

    @Bean
    @Order(1)
    SecurityFilterChain oauth2(HttpSecurity http, OAuth2AuthorizationService issued) {
        var unknown = new UnknownClient();
        return http.securityMatcher(opened())
                .oauth2AuthorizationServer(server ->
                        server.authorizationService(issued)
                                .tokenEndpoint(tokens ->
                                        tokens.accessTokenRequestConverter(
                                                new AllScopesByDefault()))
                                .clientAuthentication(clients ->
                                        clients.errorResponseHandler(unknown)
                                                .authenticationProviders(providers ->
                                                        providers.forEach(
                                                                OAuth2Endpoints
                                                                        ::hashSecretsOfMachines))))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(unknown::onAuthenticationFailure))
                .csrf(AbstractHttpConfigurer::disable) // no browser comes here, and no session
                .headers(AbstractHttpConfigurer::disable) // set once, at the gateway
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new InternalClientsFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static RequestMatcher opened() {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                paths.matcher(HttpMethod.POST, "/oauth2/token"),
                paths.matcher(HttpMethod.GET, "/oauth2/jwks"));
    }

    private static void hashSecretsOfMachines(Object provider) {
        if (provider instanceof ClientSecretAuthenticationProvider secrets)
            secrets.setPasswordEncoder(new ServiceSecretEncoder());
    }
}
