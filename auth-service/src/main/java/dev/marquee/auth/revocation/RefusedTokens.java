package dev.marquee.auth.revocation;

import dev.marquee.platform.security.RevokedTokens;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** What the other services hear of some seconds later counts here at once. */
@Component
class RefusedTokens implements RevokedTokens {

    private final Revocations revocations;

    RefusedTokens(Revocations revocations) {
        this.revocations = revocations;
    }

    /** An API client's also ends with its owner's. */
    @Override
    public boolean include(Jwt token) {
        if (token.getId() != null && revocations.isEnded(token.getId())) return true;
        var session = token.getClaimAsString(SESSION_CLAIM);
        if (session != null && revocations.isEnded(RevokedTokens.ofSession(session))) return true;
        var issued = token.getIssuedAt();
        if (issued == null) return true;
        var owner = Objects.requireNonNullElse(token.getClaimAsString("owner_id"), "");
        return revocations.areEnded(
                Objects.requireNonNullElse(token.getSubject(), ""), owner, issued);
    }
}
