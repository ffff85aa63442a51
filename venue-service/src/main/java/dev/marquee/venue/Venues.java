package dev.marquee.venue;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface Venues extends CrudRepository<Venue, Long> {

    /** Locks the venue until the transaction ends: whoever hires or deletes it comes one by one. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Venue> findWithLockById(long id);
}
