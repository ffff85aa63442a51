package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who stands at a door: somebody with an account, a program of an organiser, or a phone that was
 * let in by a link.
 *
 * @param caller null for a phone
 * @param device null for an account
 */
public record DoorKeeper(@Nullable Caller caller, @Nullable EntryDevice device) {

    public static DoorKeeper of(Caller caller) {
        return new DoorKeeper(caller, null);
    }

    /** As scans and histories name them. */
    public String name() {
        if (caller != null) return caller.name();
        return device == null ? "" : device.name();
    }

    public @Nullable Long account() {
        return caller == null ? null : Long.valueOf(caller.id());
    }
}
