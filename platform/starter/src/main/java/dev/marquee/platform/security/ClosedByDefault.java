package dev.marquee.platform.security;

import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The filter chain of every service: tokens are checked, other sites' posts refused, and what no
 * {@link AccessRules} open stays shut.
 */
public class ClosedByDefault {

    private static final Logger log = LoggerFactory.getLogger(ClosedByDefault.class);

    private final MarqueeSettings settings;
    private final JsonMapper json;
    private final List<AccessRules> rules;

    ClosedByDefault(MarqueeSettings settings, JsonMapper json, List<AccessRules> rules) {
        this.settings = settings;
        this.json = json;
        this.rules = rules;
    }

    /** The chain, for all requests that no earlier chain has taken. */
    public SecurityFilterChain chain(HttpSecurity http) {
        var signIn = new SignInEntryPoint(json);
        return http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // SameOriginFilter does it, without a session
                .headers(AbstractHttpConfigurer::disable) // set once, at the gateway
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new SameOriginFilter(settings.publicUrl()), AuthorizationFilter.class)
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
                                    "/v3/api-docs/**")
                            .permitAll();
                    requests.requestMatchers("/internal/**").hasAuthority("SCOPE_internal");
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

    /** {@code roles} become {@code ROLE_…}, {@code scope} becomes {@code SCOPE_…}. */
    private static JwtAuthenticationConverter authorities() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token ->
                Stream.concat(
                                claims(token, "roles").map(role -> "ROLE_" + role),
                                claims(token, "scope").map(scope -> "SCOPE_" + scope))
                        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                        .toList());
        return converter;
    }

    private static Stream<String> claims(Jwt token, String name) {
        var claim = token.getClaims().get(name);
        if (claim instanceof String words)
            return words.isBlank() ? Stream.of() : Stream.of(words.split(" "));
        return claim instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of();
    }
}
