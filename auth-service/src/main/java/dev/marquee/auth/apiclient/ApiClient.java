package dev.marquee.auth.apiclient;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts for an account.
 *
 * @param id what it calls itself when it asks for a token
 * @param owner the owner's address, to show
 * @param lastUsedAt when it got its last token
 */
record ApiClient(
        String id,
        long ownerId,
        String owner,
        String name,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /**
     * What its maker writes down: the secret is not seen again.
     *
     * @param secret 256 random bits
     */
    record Fresh(String id, String name, String secret, List<Scope> scopes) {

        @Override
        public String toString() {
            return "Fresh " + id;
        }
    }
}
