package dev.marquee.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.service.annotation.GetExchange;

/**
 * The tokens that were called back, as auth-service lists them.
 *
 * @param subjects whose tokens of before a moment are refused
 * @param tokens single ones, by their ids, and all of one browser's session
 */
record Revocations(List<Subject> subjects, List<String> tokens) {

    /**
     * @param subject an account's id, or an API client's
     * @param before tokens issued earlier than this are refused
     */
    record Subject(String subject, Instant before) {}

    /** Where they are listed. */
    interface Client {
        @GetExchange("/internal/revocations")
        Revocations current();
    }

    /** The same, quick to ask. */
    record Index(Map<String, Instant> before, Set<String> tokens) implements RevokedTokens {

        static final Index EMPTY = new Index(Map.of(), Set.of());

        /** Of a person by the account; of an integrator's client by the client or by its owner. */
        @Override
        public boolean include(Jwt token) {
            if (before.isEmpty() && tokens.isEmpty()) return false;
            var session = token.getClaimAsString(RevokedTokens.SESSION_CLAIM);
            return (token.getId() != null && tokens.contains(token.getId()))
                    || (session != null && tokens.contains(RevokedTokens.ofSession(session)))
                    || Stream.of(token.getSubject(), token.getClaimAsString("owner_id"))
                            .filter(Objects::nonNull)
                            .anyMatch(subject -> isTooOld(subject, token.getIssuedAt()));
        }

        private boolean isTooOld(String subject, @Nullable Instant issuedAt) {
            var limit = before.get(subject);
            return limit != null && (issuedAt == null || issuedAt.isBefore(limit));
        }
    }

    Index index() {
        return new Index(
                subjects.stream()
                        .collect(
                                Collectors.toMap(
                                        Subject::subject,
                                        Subject::before,
                                        (one, other) -> one.isAfter(other) ? one : other)),
                Set.copyOf(tokens));
    }
}
