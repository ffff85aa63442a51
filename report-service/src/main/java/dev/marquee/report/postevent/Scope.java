package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose events somebody may see the figures and reports of.
 *
 * @param organizer only those of this account; null for all
 */
record Scope(@Nullable Long organizer) {

    /** An admin sees all, an organiser their own. */
    static Scope of(Caller caller) {
        return new Scope(caller.has("ADMIN") ? null : caller.id());
    }

    boolean includes(long organizerId) {
        return organizer == null || organizer == organizerId;
    }
}
