package dev.marquee.platform.leaving;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * Whose rows are wanted, and of when.
 *
 * @param asOf messages to other services from before then must have arrived
 * @param venues that the organiser's events use, whoever owns them, as the archive calls them
 * @param seatPlans likewise
 * @param planVersions which versions of them, each as the plan, a slash, and the number
 * @param targets what the audit trail calls the organiser's events
 * @param nothing whether no rows are wanted, only that messages from before have arrived
 */
public record Wanted(
        @Positive long organizer,
        @NotNull Instant asOf,
        @NotNull @Size(max = 100_000) List<@NotNull @Size(max = 200) String> venues,
        @NotNull @Size(max = 100_000) List<@NotNull @Size(max = 200) String> seatPlans,
        @NotNull @Size(max = 200_000) List<@NotNull @Size(max = 220) String> planVersions,
        @NotNull @Size(max = 100_000) List<@NotNull @Size(max = 100) String> targets,
        boolean nothing) {

    /** Only what is the organiser's own. */
    public static Wanted own(long organizer, Instant asOf) {
        return new Wanted(organizer, asOf, List.of(), List.of(), List.of(), List.of(), false);
    }

    /** No rows: whether all has arrived. */
    public static Wanted nothing(long organizer, Instant asOf) {
        return new Wanted(organizer, asOf, List.of(), List.of(), List.of(), List.of(), true);
    }
}
