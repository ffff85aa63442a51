package dev.marquee.venue.plan;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.plan.layout.PlanLayout;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a plan was at one time. */
@Entity
@Immutable
class SeatPlanVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long planId;
    private int version;
    private String name;

    private String layout;

    private String sections;

    private int seats;
    private int places;
    private @Nullable Long savedBy;
    private @Nullable String savedName;
    private Instant savedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected SeatPlanVersion() {}

    /**
     * A version that is not stored yet.
     *
     * @param caller who saved it; null for the demo's own
     */
    SeatPlanVersion(
            long planId,
            int version,
            PlanLayout plan,
            PlanJson json,
            @Nullable Caller caller,
            Instant savedAt) {
        this.planId = planId;
        this.version = version;
        this.name = plan.name();
        this.layout = json.write(plan);
        this.sections = json.writeSections(plan);
        this.seats = plan.seatCount();
        this.places = plan.places();
        this.savedBy = caller == null ? null : caller.id();
        this.savedName = caller == null ? null : caller.name();
        this.savedAt = savedAt;
    }

    long planId() {
        return planId;
    }

    int version() {
        return version;
    }

    String name() {
        return name;
    }

    /** The plan, as JSON. */
    String layout() {
        return layout;
    }

    /** Its sections with their places, as JSON. */
    String sections() {
        return sections;
    }

    int seats() {
        return seats;
    }

    int places() {
        return places;
    }

    @Nullable Long savedBy() {
        return savedBy;
    }

    public @Nullable String savedName() {
        return savedName;
    }

    Instant savedAt() {
        return savedAt;
    }
}
