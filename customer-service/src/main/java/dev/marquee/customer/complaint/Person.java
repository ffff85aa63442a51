package dev.marquee.customer.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes or decides.
 *
 * @param role as what
 * @param account null for a guest, and for nobody
 * @param name to show
 * @param sender the address, in its one spelling, of who writes by mail for a requester from
 *     another one; null for all others
 */
public record Person(Role role, @Nullable Long account, String name, @Nullable String sender) {

    /** Time, or another service. */
    public static final Person SYSTEM = new Person(Role.SYSTEM, null, "Marquee");

    public Person(Role role, @Nullable Long account, String name) {
        this(role, account, name, null);
    }

    public boolean isStaff() {
        return role == Role.STAFF;
    }
}
