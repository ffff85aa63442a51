package dev.marquee.platform.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.security.PlatformSecurityAutoConfiguration;
import dev.marquee.platform.security.RevokedTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Stands in for auth-service: a service under test believes the tokens of {@link SignedTokens}. */
@AutoConfiguration(before = PlatformSecurityAutoConfiguration.class)
public class TestKeysAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> testKeys() throws JOSEException {
        return new ImmutableJWKSet<>(
                new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("test").generate()));
    }

    @Bean
    @ConditionalOnMissingBean
    RevokedTokens revokedInTests() {
        return token -> SignedTokens.REVOKED.equals(token.getId());
    }
}
