package dev.marquee.venue.plan;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import dev.marquee.venue.VenueDeleted;
import dev.marquee.venue.Venues;
import dev.marquee.venue.plan.layout.PlanArranger;
import dev.marquee.venue.plan.layout.PlanLayout;
import dev.marquee.venue.plan.layout.PlanRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Changes to seat plans, one transaction each. The plan's row is locked first. */
@Service
class ManagePlans {

    private final SeatPlans plans;
    private final SeatPlanVersions versions;
    private final Venues venues;
    private final PlanJson json;
    private final AuditTrail audit;
    private final Clock clock;

    ManagePlans(
            SeatPlans plans,
            SeatPlanVersions versions,
            Venues venues,
            PlanJson json,
            AuditTrail audit,
            Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.venues = venues;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a new plan and returns its id. Any organiser may add one to any venue, such as a copy
     * of another's: it is theirs then.
     *
     * @param curve of rows without coordinates, 0 to 10
     * @throws ErrorResponseException 404 without such a venue; 422 for a plan that breaks a rule
     */
    @Transactional
    long add(long venueId, Caller caller, PlanLayout sent, int curve) {
        if (!venues.existsById(venueId)) throw Problems.notFound("venue");
        var layout = checked(sent, curve);
        var plan = plans.save(new SeatPlan(venueId, caller.id(), layout.name()));
        store(plan, 1, layout, caller);
        audit.record("seat-plan.added", subject(plan), layout.name());
        return plan.id();
    }

    /**
     * Makes this the next version of a plan; the same once more changes nothing.
     *
     * @param seen the version that was looked at, or null where it does not matter
     * @return the number of the version
     * @throws ErrorResponseException 404 if there is none with that id; 403 not-yours if it belongs
     *     to others; 412 changed-meanwhile if there is another version now; 422 for a plan that
     *     breaks a rule
     */
    @Transactional
    int change(long id, @Nullable Long seen, Caller caller, PlanLayout sent, int curve) {
        var plan = lock(id, seen, caller);
        var layout = checked(sent, curve);
        var newest = versions.findByPlanIdAndVersion(id, plan.version());
        if (newest.filter(saved -> saved.layout().equals(json.write(layout))).isPresent())
            return plan.version();
        var number = plan.next(layout.name());
        store(plan, number, layout, caller);
        audit.record(
                "seat-plan.changed",
                subject(plan),
                "%s, version %d, %d places".formatted(layout.name(), number, layout.places()));
        return number;
    }

    /** Hides a plan; refuses as a change does. Events that use it keep their version. */
    @Transactional
    void hide(long id, @Nullable Long seen, Caller caller) {
        var plan = lock(id, seen, caller);
        plan.hide();
        audit.record("seat-plan.deleted", subject(plan), plan.name());
    }

    /** Nobody finds the plans of a venue that is gone; events keep their versions. */
    @EventListener
    void on(VenueDeleted deleted) {
        plans.hideAll(deleted.venue().id());
    }

    /** 403: somebody else's, so copy it. */
    static ErrorResponseException notYours(String plan) {
        return Problems.problem(
                HttpStatus.FORBIDDEN,
                "not-yours",
                Text.of("problem.not-yours.changed-by-whoever", plan));
    }

    private SeatPlan lock(long id, @Nullable Long seen, Caller caller) {
        var plan = plans.findWithLock(id).orElseThrow(() -> Problems.notFound("seat plan"));
        if (!plan.isChangedBy(caller, venues.findById(plan.venueId()))) throw notYours(plan.name());
        if (seen != null && seen != plan.version()) throw Versions.changed("seat plan");
        return plan;
    }

    private static PlanLayout checked(PlanLayout sent, int curve) {
        var layout = PlanArranger.arrange(sent, curve);
        PlanRules.require(layout);
        return layout;
    }

    private void store(SeatPlan plan, int number, PlanLayout layout, Caller caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        versions.save(new SeatPlanVersion(plan.id(), number, layout, json, caller, now));
    }

    private static String subject(SeatPlan plan) {
        return "seat-plan:" + plan.id();
    }
}
