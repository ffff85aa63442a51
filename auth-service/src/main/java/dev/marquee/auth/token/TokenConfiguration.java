package dev.marquee.auth.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.ServiceSecrets;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.PlatformSecurityAutoConfiguration;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The OAuth2 side: keys, the services as clients, and what their tokens say. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class TokenConfiguration {

    /** What is public; metadata and keys. */
    @Bean
    AccessRules metadataRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/.well-known/openid-configuration",
                                "/.well-known/jwks.json")
                        .permitAll();
    }

    @Bean
    JWKSource<SecurityContext> signingKeySource(SigningKeys keys) {
        return keys.source();
    }

    @Bean
    JwtEncoder tokenEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    /** As every other service checks tokens, but without asking itself for the keys. */
    @Bean
    JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys, MarqueeSettings settings) {
        var decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
        decoder.setJwtValidator(PlatformSecurityAutoConfiguration.tokenRules(settings));
        return decoder;
    }

    /** One client a service, each with a secret of its own that is derived from the master. */
    @Bean
    ServiceRegistrations registeredServices(MarqueeSettings settings, AuthSettings auth) {
        var master = settings.masterSecret();
        var encoder = new ServiceSecretEncoder();
        return new ServiceRegistrations(
                service -> encoder.encode(ServiceSecrets.clientSecret(master, service)),
                auth.tokenLifetime());
    }

    /** The published metadata must name a URL, whatever the tokens' issuer is. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(MarqueeSettings settings) {
        return AuthorizationServerSettings.builder().issuer(issuerUrl(settings)).build();
    }

    private static String issuerUrl(MarqueeSettings settings) {
        var issuer = settings.issuer();
        return issuer.startsWith("http://") || issuer.startsWith("https://")
                ? URI.create(issuer).toString()
                : settings.publicUrl().toString();
    }

    /**
     * Machines' tokens are like people's: same key, issuer and audience. An API client's names its
     * owner, and is dated like one of the owner's: tokens end together.
     */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> serviceTokenClaims(
            MarqueeSettings settings, SigningKeys keys, Revocations revocations) {
        return context -> {
            context.getJwsHeader()
                    .algorithm(SignatureAlgorithm.ES256)
                    .keyId(keys.currentId())
                    .type("JWT");
            context.getClaims()
                    .issuer(settings.issuer())
                    .audience(List.of(PlatformSecurityAutoConfiguration.AUDIENCE));
            ClientOwner.of(context.getRegisteredClient())
                    .ifPresent(owner ->
                            context.getClaims()
                                    .claim(ClientOwner.CLAIM, owner)
                                    .issuedAt(revocations.issuedAt(owner)));
        };
    }
}
