package dev.marquee.event.seating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which seats an event has, and which ticket type each section's are of.
 *
 * @param sections the id of a ticket type by the id of a section; a section that is not named is
 *     not for sale
 */
@Schema(name = "EventSeating")
public record Seating(
        @Schema(example = "4") long planId,
        @Schema(example = "2") int planVersion,
        @Schema(example = "{\"stalls\": 12}") SortedMap<String, Long> sections) {

    /**
     * The seating of that plan.
     *
     * @param plan null if the event has no seats
     * @param types the stored sections of each ticket type, by its id; null for one without seats
     */
    public static @Nullable Seating of(
            @Nullable ChosenPlan plan, Map<Long, @Nullable String> types) {
        if (plan == null) return null;
        var sections = new TreeMap<String, Long>();
        types.forEach((type, own) -> {
            if (own != null) Sections.ids(own).forEach(id -> sections.put(id, type));
        });
        return new Seating(plan.planId(), plan.planVersion(), sections);
    }

    public ChosenPlan plan() {
        return new ChosenPlan(planId, planVersion);
    }

    /** Without the sections of other types than those. */
    public Seating only(Collection<Long> types) {
        var some = new TreeMap<>(sections);
        some.values().retainAll(types);
        return new Seating(planId, planVersion, some);
    }
}
