package dev.marquee.platform.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.config.MarqueeSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
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
@EnableConfigurationProperties({RevocationSettings.class, LinkPace.class})
public class PlatformSecurityAutoConfiguration {

    /** The audience of every access token of this suite. */
    public static final String AUDIENCE = "marquee";

    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> publishedKeys(MarqueeSettings settings) {
        return new PublishedKeys(settings.service("auth"));
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, MarqueeSettings settings) {
        var decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
        decoder.setJwtValidator(tokenRules(settings));
        return decoder;
    }

    /** The issuer of before the site's address was it; tokens that name it are still good. */
    private static final String FORMER_ISSUER = "marquee";

    /** What makes a token acceptable besides its signature: issuer, audience, and the time. */
    public static OAuth2TokenValidator<Jwt> tokenRules(MarqueeSettings settings) {
        var issuers = List.of(settings.issuer(), FORMER_ISSUER);
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefault(),
                new JwtClaimValidator<String>("iss", iss -> iss != null && issuers.contains(iss)),
                new JwtClaimValidator<List<String>>(
                        "aud", aud -> aud != null && aud.contains(AUDIENCE)));
    }

    @Bean
    HttpFirewall firewall() {
        return Firewall.strict();
    }

    /** For a service with a filter chain of its own besides: its last chain is this one. */
    @Bean
    ClosedByDefault closedByDefaultRules(
            MarqueeSettings settings,
            JsonMapper json,
            MessageSource messages,
            LocaleResolver locales,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<ScopeRules> scopes,
            ObjectProvider<CrossSitePosts> crossSite,
            RevokedTokens revoked,
            ObjectProvider<RequestMappingInfoHandlerMapping> endpoints) {
        return new ClosedByDefault(
                settings,
                json,
                messages,
                locales,
                rules.orderedStream().toList(),
                scopes.orderedStream().toList(),
                crossSite.orderedStream().toList(),
                revoked,
                endpoints);
    }

    /** auth-service, which knows them itself, brings its own. */
    @Bean
    @ConditionalOnMissingBean
    RevokedTokens revokedTokens(ServiceClients clients, RevocationSettings settings) {
        return new PolledRevocations(
                clients.asService(Revocations.Client.class, "auth"), settings.poll());
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain closedByDefault(HttpSecurity http, ClosedByDefault rules) {
        return rules.chain(http);
    }

    @Bean
    WebMvcConfigurer callerArguments(Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new RecentSignInCheck(clock));
            }

            @Override
            public void addArgumentResolvers(
                    List<org.springframework.web.method.support.HandlerMethodArgumentResolver>
                            resolvers) {
                resolvers.add(new CallerArgumentResolver());
            }
        };
    }
}
