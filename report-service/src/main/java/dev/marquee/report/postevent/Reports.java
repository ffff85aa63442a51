package dev.marquee.report.postevent;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The reports. Whose they are to see is for {@link Scope} to say. */
interface Reports extends JpaRepository<Report, Long> {

    /** Locks the report until the transaction ends: who changes or deletes it comes one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Report r where r.id = :id")
    Optional<Report> findWithLockById(long id);
}
