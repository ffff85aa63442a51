package dev.marquee.event.catalogue;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** Events as aggregates, locked until the transaction ends wherever they are read to be changed. */
interface Events extends CrudRepository<Event, Long> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Event> findWithLockById(long id);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Event> findWithLockByIdAndOrganizerId(long id, long organizerId);

    /** Whether the event is there and says another number of taken tickets. */
    boolean existsByIdAndBookedCountNot(long id, int bookedCount);

    @Modifying
    @Query("update event set booked_count = :bookedCount, status = :status where id = :id")
    void saveStock(long id, int bookedCount, EventStatus status);
}
