package dev.marquee.auth.token;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.PlatformSecurityAutoConfiguration;
import dev.marquee.platform.security.RecentSignIn;
import dev.marquee.platform.security.RevokedTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Makes the access tokens of people. */
@Component
public class AccessTokens {

    private final JwtEncoder encoder;
    private final SigningKeys keys;
    private final MarqueeSettings settings;
    private final Revocations revocations;

    AccessTokens(
            JwtEncoder encoder,
            SigningKeys keys,
            MarqueeSettings settings,
            Revocations revocations) {
        this.encoder = encoder;
        this.keys = keys;
        this.settings = settings;
        this.revocations = revocations;
    }

    /**
     * A signed token that says who somebody is; every service believes it until it expires.
     *
     * @param lifetime from now
     * @param authenticatedAt when its owner last proved to be there; what is hard to undo asks for
     *     that again after a while
     */
    public AccessToken issue(Account account, Duration lifetime, Instant authenticatedAt) {
        return issue(account, lifetime, authenticatedAt, null);
    }

    /**
     * The same for a browser.
     *
     * @param session its session; null for none
     */
    public AccessToken issue(
            Account account, Duration lifetime, Instant authenticatedAt, @Nullable Long session) {
        var subject = String.valueOf(account.id());
        var now = revocations.issuedAt(subject);
        var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId(keys.currentId()).type("JWT");
        var claims =
                JwtClaimsSet.builder()
                        .issuer(settings.issuer())
                        .audience(List.of(PlatformSecurityAutoConfiguration.AUDIENCE))
                        .id(UUID.randomUUID().toString())
                        .subject(subject)
                        .issuedAt(now)
                        .expiresAt(now.plus(lifetime))
                        .claim(RecentSignIn.CLAIM, authenticatedAt.getEpochSecond())
                        .claim("name", account.name())
                        .claim("email", account.email().value())
                        .claim("email_verified", account.emailVerified())
                        .claim("roles", account.roles().stream().map(Role::name).sorted().toList());
        if (session != null) claims.claim(RevokedTokens.SESSION_CLAIM, session);
        if (account.timeZone() != null) claims.claim(Caller.ZONE_CLAIM, account.timeZone());
        if (account.locale() != null) claims.claim(Caller.LOCALE_CLAIM, account.locale());
        var token = encoder.encode(JwtEncoderParameters.from(header.build(), claims.build()));
        return new AccessToken(token.getTokenValue(), "Bearer", lifetime.toSeconds());
    }
}
