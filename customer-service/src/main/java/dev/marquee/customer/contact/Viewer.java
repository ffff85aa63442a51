package dev.marquee.customer.contact;

import dev.marquee.platform.security.Caller;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks at customers. An organiser sees what staff added, and of the buyers those of
 * its own events; admins, support and the other services see all.
 *
 * @param account null for a service
 * @param all whether all are seen
 */
public record Viewer(@Nullable Long account, boolean all) {

    /** The book of customers that every organiser sees. */
    public static final long HOUSE = 0;

    /** The book of those who came without an organiser: admins and support see it. */
    public static final long NOBODY = -1;

    private static final String ALL = " c.erased_at is null ";
    private static final String OWN =
            ALL
                    + "and (c.book in (0, :viewer) or c.book is null"
                    + " and c.id in (select seen.customer_id from customer_address seen where seen.book = :viewer)) ";

    /** A person, or the program of one. */
    public static Viewer of(Caller caller) {
        return new Viewer(caller.id(), caller.has("ADMIN", "SUPPORT"));
    }

    /** A person, or else a service. */
    static Viewer of(Optional<Caller> caller) {
        return caller.map(Viewer::of).orElseGet(() -> new Viewer(null, true));
    }

    /** A condition on {@code customer c}: those that may be seen. Its parameter is "viewer". */
    public String sees() {
        return all ? ALL : OWN;
    }

    /** The value of the parameter "viewer". */
    public long book() {
        return account == null ? NOBODY : account;
    }

    /** The parameters of {@link #sees()}. */
    public Map<String, ?> params() {
        return Map.of("viewer", book());
    }
}
