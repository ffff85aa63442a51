package dev.marquee.venue.plan;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The seat plans. */
interface SeatPlans extends ListCrudRepository<SeatPlan, Long> {

    /** Locks the plan until the transaction ends: its versions are numbered one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from SeatPlan p where p.id = :id and p.hidden = false")
    Optional<SeatPlan> findWithLock(long id);

    Optional<SeatPlan> findByIdAndHiddenFalse(long id);

    List<SeatPlan> findByVenueIdAndHiddenFalseOrderById(long venueId, Limit limit);

    /** Hides all plans of a venue. */
    @Modifying
    @Query("update SeatPlan p set p.hidden = true where p.venueId = :venueId")
    void hideAll(long venueId);
}
