package dev.marquee.auth.passkey;

import java.time.Instant;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * A passkey as its owner sees it.
 *
 * @param label what its owner called it
 */
record Passkey(String id, String label, Instant created, Instant lastUsed) {

    static Passkey of(CredentialRecord credential) {
        return new Passkey(
                credential.getCredentialId().toBase64UrlString(),
                credential.getLabel(),
                credential.getCreated(),
                credential.getLastUsed());
    }
}
