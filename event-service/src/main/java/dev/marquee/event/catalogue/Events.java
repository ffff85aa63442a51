package dev.marquee.event.catalogue;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Events as aggregates, locked until the transaction ends wherever they are read to be changed. */
public interface Events extends CrudRepository<Event, Long> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Event> findWithLockById(long id);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Event> findWithLockByIdAndOrganizerId(long id, long organizerId);

    /** Whether the event is there and says another number of taken tickets. */
    boolean existsByIdAndBookedCountNot(long id, int bookedCount);

    boolean existsByIdAndTestMode(long id, TestMode testMode);

    /** Does nothing where the event has another version by now: the count is told again. */
    @Modifying
    @Query(
            "update event set booked_count = :bookedCount, status = :status where id = :id and version = :version")
    void saveStock(long id, long version, int bookedCount, EventStatus status);

    /**
     * How many of the taken tickets are of types that need a code, and how many fewer there are for
     * everybody because they share pools.
     */
    @Modifying
    @Query(
            "update event set hidden_booked_count = :hidden, hidden_shared_count = :shared where id = :id and (hidden_booked_count <> :hidden or hidden_shared_count <> :shared)")
    void saveHidden(long id, int hidden, int shared);

    /** Notes when everybody may see an event for the first time. */
    @Modifying
    @Query(
            "update event set published_at = :now where id = :id and published_at is null and ever_published and status <> 'DRAFT' and test_mode = 'OFF'")
    void savePublished(long id, OffsetDateTime now);

    /**
     * Raises the version that a change was decided upon, before all else of it is written. Says
     * again what the lock says, so that no change is lost should a database not keep it.
     *
     * @return whether it was this version still
     */
    @Modifying
    @Query("update event set version = :next where id = :id and version = :seen")
    boolean raiseVersion(long id, long seen, long next);
}
