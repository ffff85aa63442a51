package dev.marquee.auth.account;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param email trusted by other services only where {@code emailVerified}
 * @param disabled signs in no more, and open sessions end
 */
public record Account(
        long id,
        String name,
        EmailAddress email,
        boolean emailVerified,
        String passwordHash,
        boolean disabled,
        Set<Role> roles) {

    /** Works for the house, as opposed to buying from it. */
    public boolean isStaff() {
        return roles.stream().anyMatch(role -> role != Role.CUSTOMER);
    }

    /** Without the password's hash, so that it never reaches a log. */
    @Override
    public String toString() {
        return "Account " + id + " " + roles;
    }
}
