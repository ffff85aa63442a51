package dev.marquee.platform.security;

import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The filter chain of every service: tokens are checked, other sites' posts refused, and what no
 * {@link AccessRules} open stays shut.
 */
public class ClosedByDefault {

    private static final Logger log = LoggerFactory.getLogger(ClosedByDefault.class);

    private final MarqueeSettings settings;
    private final JsonMapper json;
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final List<AccessRules> rules;
    private final List<ScopeRules> scopes;
    private final List<CrossSitePosts> crossSite;
    private final RevokedTokens revoked;
    private final ObjectProvider<RequestMappingInfoHandlerMapping> endpoints;

    ClosedByDefault(
            MarqueeSettings settings,
            JsonMapper json,
            MessageSource messages,
            LocaleResolver locales,
            List<AccessRules> rules,
            List<ScopeRules> scopes,
            List<CrossSitePosts> crossSite,
            RevokedTokens revoked,
            ObjectProvider<RequestMappingInfoHandlerMapping> endpoints) {
        this.settings = settings;
        this.json = json;
        this.messages = messages;
        this.locales = locales;
        this.rules = rules;
        this.scopes = scopes;
        this.crossSite = crossSite;
        this.revoked = revoked;
        this.endpoints = endpoints;
    }

    /** The chain, for all requests that no earlier chain has taken. */
    public SecurityFilterChain chain(HttpSecurity http) {
        var signIn = new SignInEntryPoint(json, messages, locales, settings.publicUrl());
        return http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // SameOriginFilter does it, without a session
                .headers(AbstractHttpConfigurer::disable) // set once, at the gateway
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new SameOriginFilter(settings.publicUrl(), crossSite),
                        AuthorizationFilter.class)
                .addFilterBefore(new UnknownAddressFilter(endpoints), AuthorizationFilter.class)
                .addFilterBefore(new ScopeFilter(scopes), AuthorizationFilter.class)
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(signIn)
                                .withObjectPostProcessor(whenKeysAreMissing(signIn))
                                .jwt(jwt -> jwt.jwtAuthenticationConverter(authorities())))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(signIn)
                                .accessDeniedHandler(
                                        (request, response, e) -> response.sendError(403)))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers(
                                    "/assets/**",
                                    "/appearance",
                                    "/error",
                                    "/actuator/health/**",
                                    "/v3/api-docs/**",
                                    "/v3/api-docs.yaml")
                            .permitAll();
                    requests.requestMatchers("/internal/**").hasAuthority("SCOPE_internal");
                    // Which methods an address takes is in the public description too.
                    requests.requestMatchers(HttpMethod.OPTIONS, "/**").permitAll();
                    rules.forEach(rule -> rule.apply(requests));
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /** A token that cannot be checked just now is not a wrong one: 503 instead of 401. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> whenKeysAreMissing(
            SignInEntryPoint signIn) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> {
                    if (e instanceof AuthenticationServiceException) {
                        log.warn("tokens cannot be checked: {}", e.getMessage());
                        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                    } else signIn.commence(request, response, e);
                });
                return filter;
            }
        };
    }

    /**
     * {@code roles} become {@code ROLE_…}; a service's {@code scope} becomes {@code SCOPE_…}. What
     * an integrator's token may do is in its scopes, whatever roles it names.
     */
    private JwtAuthenticationConverter authorities() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> {
            if (revoked.include(token)) throw new InvalidBearerTokenException("revoked");
            return authoritiesOf(token);
        });
        return converter;
    }

    static List<GrantedAuthority> authoritiesOf(Jwt token) {
        return names(token).<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    }

    private static Stream<String> names(Jwt token) {
        if (ApiClient.isOne(token))
            return ApiClient.roles(token).stream().map(role -> "ROLE_" + role);
        var roles = token.getClaimAsStringList("roles");
        return Stream.concat(
                roles == null ? Stream.of() : roles.stream().map(role -> "ROLE_" + role),
                ApiClient.scopes(token).stream().map(scope -> "SCOPE_" + scope));
    }
}
