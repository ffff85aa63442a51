package dev.marquee.venue.plan;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.venue.Venue;
import dev.marquee.venue.Venues;
import dev.marquee.venue.plan.SeatPlanVersions.Saved;
import dev.marquee.venue.plan.layout.PlanLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads plans. Staff see the plans of all venues, as they see the venues. */
@Component
@Transactional(readOnly = true)
class PlanViews {

    private static final Limit MOST_PLANS = Limit.of(200);
    private static final Limit MOST_VERSIONS = Limit.of(200);

    private final SeatPlans plans;
    private final SeatPlanVersions versions;
    private final Venues venues;
    private final PlanJson json;

    PlanViews(SeatPlans plans, SeatPlanVersions versions, Venues venues, PlanJson json) {
        this.plans = plans;
        this.versions = versions;
        this.venues = venues;
        this.json = json;
    }

    Venue venue(long id) {
        return venues.findById(id).orElseThrow(() -> Problems.notFound("venue"));
    }

    /** The plans of a venue, for whoever may see them all. */
    List<SeatPlanSummary> ofVenue(long venueId, Caller caller) {
        var venue = venue(venueId);
        return summaries(venueId, plan -> plan.isChangedBy(caller, Optional.of(venue)));
    }

    /** The same for another service, which changes none; empty where there is no such venue. */
    List<SeatPlanSummary> ofVenue(long venueId) {
        return summaries(venueId, plan -> false);
    }

    private List<SeatPlanSummary> summaries(long venueId, Predicate<SeatPlan> editable) {
        var found = plans.findByVenueIdAndHiddenFalseOrderById(venueId, MOST_PLANS);
        if (found.isEmpty()) return List.of();
        var newest =
                versions.findNewest(found.stream().map(SeatPlan::id).toList()).stream()
                        .collect(Collectors.toMap(Saved::planId, saved -> saved));
        return found.stream()
                .flatMap(plan ->
                        Stream.ofNullable(newest.get(plan.id()))
                                .map(saved -> summary(plan, saved, editable.test(plan))))
                .toList();
    }

    private SeatPlanSummary summary(SeatPlan plan, Saved saved, boolean editable) {
        return new SeatPlanSummary(
                plan.id(),
                plan.venueId(),
                saved.name(),
                saved.version(),
                saved.seats(),
                saved.places(),
                saved.savedAt(),
                editable,
                json.readSections(saved.sections()));
    }

    /** A plan that is not hidden, in its newest version. */
    SeatPlanView get(long id, Caller caller) {
        var plan = plan(id);
        var saved = version(id, plan.version());
        return new SeatPlanView(
                id,
                plan.venueId(),
                saved.version(),
                saved.seats(),
                saved.places(),
                saved.savedAt(),
                plan.isChangedBy(caller, venues.findById(plan.venueId())),
                json.read(saved.layout()));
    }

    /** A version of a plan that is not hidden. */
    PlanLayout layout(long id, int version) {
        plan(id);
        return json.read(version(id, version).layout());
    }

    /** A version of any plan, hidden or not, as JSON: events keep theirs. */
    String storedLayout(long id, int version) {
        return version(id, version).layout();
    }

    /** The newest 200 versions of a plan that is not hidden. */
    List<Saved> versions(long id) {
        plan(id);
        return versions.findAllOf(id, MOST_VERSIONS);
    }

    SeatPlan plan(long id) {
        return plans.findByIdAndHiddenFalse(id).orElseThrow(() -> Problems.notFound("seat plan"));
    }

    private SeatPlanVersion version(long id, int version) {
        return versions.findByPlanIdAndVersion(id, version)
                .orElseThrow(() -> Problems.notFound("version of the seat plan"));
    }
}
