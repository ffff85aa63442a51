package dev.marquee.platform.security;

import dev.marquee.platform.config.MarqueeSettings;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Default deny. A service verifies tokens by itself with auth-service's published keys, and keeps
 * no session.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
public class PlatformSecurityAutoConfiguration {

    /** The audience of every access token of this suite. */
    public static final String AUDIENCE = "marquee";

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(MarqueeSettings settings) {
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(settings.service("auth") + "/oauth2/jwks")
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(tokenRules(settings));
        return decoder;
    }

    /** What makes a token acceptable besides its signature: issuer, audience, and the time. */
    public static OAuth2TokenValidator<Jwt> tokenRules(MarqueeSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", aud -> aud != null && aud.contains(AUDIENCE)));
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain closedByDefault(
            HttpSecurity http,
            MarqueeSettings settings,
            JsonMapper json,
            ObjectProvider<AccessRules> rules) {
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
                                    "/error",
                                    "/actuator/health/**",
                                    "/v3/api-docs/**")
                            .permitAll();
                    requests.requestMatchers("/internal/**").hasAuthority("SCOPE_internal");
                    rules.orderedStream().forEach(rule -> rule.apply(requests));
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(
                    List<org.springframework.web.method.support.HandlerMethodArgumentResolver>
                            resolvers) {
                resolvers.add(new CallerArgumentResolver());
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
