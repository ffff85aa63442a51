package dev.marquee.venue.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The versions of the seat plans. */
interface SeatPlanVersions extends ListCrudRepository<SeatPlanVersion, Long> {

    Optional<SeatPlanVersion> findByPlanIdAndVersion(long planId, int version);

    /** A version without its layout, which is large. */
    record Saved(
            long planId,
            int version,
            String name,
            String sections,
            int seats,
            int places,
            Instant savedAt,
            @Nullable String savedName) {}

    String SAVED =
            """
            select new dev.marquee.venue.plan.SeatPlanVersions$Saved(
                v.planId, v.version, v.name, v.sections, v.seats, v.places, v.savedAt, v.savedName)
            from SeatPlanVersion v
            """;

    /** The newest of each of these plans. */
    @Query(
            SAVED
                    + " where v.planId in :plans and v.version = (select p.version from SeatPlan p where p.id = v.planId)")
    List<Saved> findNewest(Collection<Long> plans);

    /** All of a plan, the newest first. */
    @Query(SAVED + " where v.planId = :plan order by v.version desc")
    List<Saved> findAllOf(long plan, Limit limit);
}
