package dev.marquee.report;

import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Whose reports somebody may see.
 *
 * @param organizer only those of this account; null for all
 */
record Scope(@Nullable Long organizer) {

    /** An admin sees all reports, an organiser their own. */
    static Scope of(Caller caller) {
        return new Scope(caller.has("ADMIN") ? null : caller.id());
    }
}
