package dev.marquee.venue;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** The venues. Hires, which have a package of their own, hold on to them. */
public interface Venues extends CrudRepository<Venue, Long> {

    /**
     * Locks the venue until the transaction ends: whoever hires or deletes it comes one by one. Who
     * needs several locks them in the order of their ids.
     */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Venue> findWithLockById(long id);

    /** Whether somebody has it then or later. A claim that has lapsed is nobody's. */
    @Query(
            "select count(*) > 0 from hire where venue_id = :id and ends_at > :time and (claimed_until is null or claimed_until > :time)")
    boolean isHiredAfter(long id, Instant time);

    /**
     * Whether somebody but this organiser ever hired it; of old hires nobody knows whose they are.
     */
    @Query(
            "select count(*) > 0 from hire where venue_id = :id and (organizer_id is null or organizer_id <> :organizer)")
    boolean isHiredByOthers(long id, long organizer);

    /** Forgets all its hires. */
    @Modifying
    @Query("delete from hire where venue_id = :id")
    void forgetHires(long id);
}
