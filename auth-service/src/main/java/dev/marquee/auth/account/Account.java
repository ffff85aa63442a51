package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param email trusted by other services only where {@code emailVerified}
 * @param disabled signs in no more, and open sessions end
 * @param invited was asked to join, and has not chosen a password yet
 * @param closed left for good; nothing personal is kept
 * @param timeZone in which its owner reads times; null for that of the house
 * @param locale the tag of the language that its owner reads; null for what the browser asks for
 * @param digest when its owner gets mails that can wait: instant, daily or off
 */
public record Account(
        long id,
        String name,
        EmailAddress email,
        boolean emailVerified,
        String passwordHash,
        boolean disabled,
        boolean invited,
        boolean closed,
        Instant createdAt,
        @Nullable String timeZone,
        @Nullable String locale,
        String digest,
        Set<Role> roles) {

    /** In one word: active, unconfirmed, invited, disabled or closed. */
    public String state() {
        if (closed) return "closed";
        if (disabled) return "disabled";
        if (invited) return "invited";
        return emailVerified ? "active" : "unconfirmed";
    }

    /** Works for the house, as opposed to buying from it. */
    public boolean isStaff() {
        return roles.stream().anyMatch(role -> role != Role.CUSTOMER);
    }

    /** Manages everything, these accounts too. */
    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    /** Without the password's hash, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Account " + id + " " + roles;
    }
}
