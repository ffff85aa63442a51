package dev.marquee.customer.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes or decides.
 *
 * @param role as what
 * @param account null for a guest, and for nobody
 * @param name to show
 */
public record Person(Role role, @Nullable Long account, String name) {

    /** Time, or another service. */
    public static final Person SYSTEM = new Person(Role.SYSTEM, null, "Marquee");

    public boolean isStaff() {
        return role == Role.STAFF;
    }
}
