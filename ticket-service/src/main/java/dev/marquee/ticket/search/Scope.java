package dev.marquee.ticket.search;

import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose events somebody may see the bookings of: an organiser its own, admins and support all.
 *
 * @param organizer null for all
 */
public record Scope(@Nullable Long organizer) {

    public static Scope of(Caller caller) {
        return new Scope(caller.has("ADMIN", "SUPPORT") ? null : Long.valueOf(caller.id()));
    }

    public boolean covers(long organizerOfEvent) {
        return organizer == null || organizer == organizerOfEvent;
    }

    /** The same for figures, which test bookings are no part of. */
    public Conditions counted() {
        return conditions().and("e.test_mode = 'off'");
    }

    /** The condition that keeps a list to it; events are called {@code e} there. */
    public Conditions conditions() {
        var conditions = new Conditions();
        return organizer == null
                ? conditions
                : conditions.and("e.organizer_id = :organizer", "organizer", organizer);
    }
}
