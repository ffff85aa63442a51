package dev.marquee.event.web;

import dev.marquee.event.client.SeatPlanClient.Section;
import dev.marquee.event.editing.SeatPlans;
import dev.marquee.event.editing.SeatingRequest;
import dev.marquee.event.seating.Seating;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The seats of an event as they are chosen on the page.
 *
 * @param planId empty for no seats
 * @param shown the plan whose sections the page shows; another one than {@code planId} while the
 *     choice is new
 */
record SeatingFields(
        @Nullable String planId,
        @Nullable String planVersion,
        @Nullable String shown,
        @Nullable List<@Nullable SectionRow> sections) {

    static final SeatingFields NONE = new SeatingFields(null, null, null, List.of());

    /**
     * A section of the plan.
     *
     * @param type the number of the ticket type in the list, from 1 on; empty if it is not sold
     */
    record SectionRow(@Nullable String id, @Nullable String type) {

        int number() {
            return type != null && type.matches("[1-9]\\d?") ? Integer.parseInt(type) : 0;
        }
    }

    /**
     * What is stored.
     *
     * @param types the ids of the ticket types in their order
     */
    static SeatingFields of(@Nullable Seating seating, List<Long> types) {
        if (seating == null) return NONE;
        var plan = String.valueOf(seating.planId());
        var rows = new ArrayList<SectionRow>();
        seating.sections()
                .forEach((section, type) ->
                        rows.add(new SectionRow(section, String.valueOf(types.indexOf(type) + 1))));
        return new SeatingFields(
                plan, String.valueOf(seating.planVersion()), plan, List.copyOf(rows));
    }

    public List<SectionRow> rows() {
        return sections == null ? List.of() : sections.stream().filter(Objects::nonNull).toList();
    }

    public boolean isChosen() {
        return !TicketTypeRow.blank(planId);
    }

    /** Whether a plan was chosen whose sections nobody has seen yet. */
    boolean isUnseen() {
        return isChosen() && !Objects.equals(planId, shown);
    }

    @Nullable Long plan() {
        return planId != null && planId.matches("\\d{1,18}") ? Long.valueOf(planId) : null;
    }

    /** The version that the page shows; null for a plan that it does not show yet. */
    @Nullable Integer version() {
        return !isUnseen() && planVersion != null && planVersion.matches("[1-9]\\d{0,8}")
                ? Integer.valueOf(planVersion)
                : null;
    }

    /** The number of the type that a section has, or 0. */
    int numberOf(String section) {
        return rows().stream()
                .filter(row -> section.equals(row.id()))
                .mapToInt(SectionRow::number)
                .findFirst()
                .orElse(0);
    }

    boolean has(String section) {
        return rows().stream().anyMatch(row -> section.equals(row.id()));
    }

    /** Whether the type of that number has seats. */
    public boolean isSeated(int number) {
        return isChosen() && rows().stream().anyMatch(row -> row.number() == number);
    }

    SeatingFields showing(SeatPlans.Version plan, Function<Section, Integer> numbers) {
        var rows = new ArrayList<SectionRow>();
        for (var section : plan.sections()) {
            int number = numbers.apply(section);
            rows.add(new SectionRow(section.id(), number == 0 ? "" : String.valueOf(number)));
        }
        return new SeatingFields(
                planId, String.valueOf(plan.plan().planVersion()), planId, List.copyOf(rows));
    }

    /** The same after the type of that index was removed. */
    SeatingFields withoutType(int index) {
        return new SeatingFields(
                planId,
                planVersion,
                shown,
                rows().stream()
                        .map(row -> {
                            int number = row.number();
                            if (number == 0 || number <= index) return row;
                            return new SectionRow(
                                    row.id(),
                                    number == index + 1 ? "" : String.valueOf(number - 1));
                        })
                        .toList());
    }

    /**
     * The same as a request of the API; null for no seats.
     *
     * @param types in their order
     */
    @Nullable SeatingRequest toRequest(List<TicketTypeRow> types, Errors errors) {
        if (!isChosen()) return null;
        var named = new TreeMap<String, @Nullable Object>();
        for (var row : rows()) {
            int number = row.number();
            if (row.id() == null || number == 0 || number > types.size()) continue;
            named.put(row.id(), Objects.requireNonNullElse(types.get(number - 1).name(), ""));
        }
        if (plan() == null)
            Text.of("invalid.no-seat-plan").reject(errors, "seating.planId", "no_plan");
        if (named.isEmpty())
            Text.of("invalid.must-name-a-section").reject(errors, "seating.planId", "no_sections");
        return new SeatingRequest(plan(), version(), named);
    }
}
