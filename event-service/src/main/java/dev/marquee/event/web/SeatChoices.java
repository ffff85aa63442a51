package dev.marquee.event.web;

import dev.marquee.event.client.SeatPlanClient.Plan;
import dev.marquee.event.client.SeatPlanClient.Section;
import dev.marquee.event.editing.SeatPlans;
import dev.marquee.event.seating.PlanUses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The seat plans that an event's form offers, and the sections of the one that is chosen. */
@Component
class SeatChoices {

    /**
     * What the page shows.
     *
     * @param venue whether the form names one of ours
     * @param known false while venue-service does not answer
     * @param plan whose sections are shown; null for none
     * @param uses how many events that are not over have a plan, by its id
     */
    record Offer(
            boolean venue,
            boolean known,
            List<Plan> plans,
            SeatPlans.@Nullable Version plan,
            Map<Long, Integer> uses) {

        /** How many places a type has by the form; null where that is not known. */
        public @Nullable Integer places(EventForm form, int number) {
            if (plan == null) return null;
            return plan.sections().stream()
                    .filter(section -> form.seating().numberOf(section.id()) == number)
                    .mapToInt(Section::places)
                    .sum();
        }

        public Optional<Section> section(@Nullable String id) {
            return plan == null
                    ? Optional.empty()
                    : plan.sections().stream()
                            .filter(section -> section.id().equals(id))
                            .findFirst();
        }

        public boolean offers(@Nullable String id) {
            return plans.stream().anyMatch(plan -> String.valueOf(plan.id()).equals(id));
        }
    }

    private final SeatPlans plans;
    private final PlanUses uses;

    SeatChoices(SeatPlans plans, PlanUses uses) {
        this.plans = plans;
        this.uses = uses;
    }

    Offer offer(EventForm form) {
        var venue = venue(form);
        var choices = plans.of(venue);
        var list = Objects.requireNonNullElse(choices, List.<Plan>of());
        var id = form.seating().plan();
        return new Offer(
                venue != null,
                choices != null,
                list,
                id == null || form.seating().isUnseen()
                        ? null
                        : plans.find(list, id, form.seating().version()).orElse(null),
                uses.of(list.stream().map(Plan::id).toList()));
    }

    /**
     * The form with the sections of the plan that was chosen in it. A section is of the type that
     * has its name; where there is none, one is added.
     *
     * @param newest whether the newest version is taken instead of the one that is shown
     */
    EventForm shown(EventForm form, boolean newest) {
        var seating = form.seating();
        var id = seating.plan();
        if (id == null) return form.with(SeatingFields.NONE);
        var list = Objects.requireNonNullElse(plans.of(venue(form)), List.<Plan>of());
        var plan = plans.find(list, id, newest ? null : seating.version());
        if (plan.isEmpty()) return form;
        var rows = new TypesOfSections(form, seating.isUnseen());
        var shown = seating.showing(plan.get(), rows::numberFor);
        return form.with(old -> new TicketRows(old.pools(), rows.types())).with(shown);
    }

    private static @Nullable Long venue(EventForm form) {
        var venue = form.venueId();
        return venue != null && venue.matches("\\d{1,18}") ? Long.valueOf(venue) : null;
    }
}
