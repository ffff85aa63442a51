package dev.marquee.report.postevent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The figures of the events that were completed. */
interface Completions extends ListCrudRepository<Completion, Long> {

    /** By the event's code, in capitals. */
    Optional<Completion> findFirstByEventCode(String code);

    /** Those of these events, with their kinds of tickets, in one question. */
    @Query(
            "select distinct c from Completion c left join fetch c.ticketTypes where c.eventId in :events")
    List<Completion> findAllWithTypes(Collection<Long> events);

    /** The events that nobody has reported on, the one that was completed last first. */
    @Query(
            """
            select new dev.marquee.report.postevent.DueEvent(
                c.eventId, c.event, c.completedAt, c.counts.capacity, c.counts.sold)
            from Completion c
            where (:organizer is null or c.event.organizerId = :organizer)
              and not exists (select 1 from Report r where r.event.id = c.eventId)
            order by c.completedAt desc, c.eventId desc
            """)
    List<DueEvent> due(@Nullable Long organizer, Pageable page);

    @Query(
            """
            select count(c) from Completion c
            where (:organizer is null or c.event.organizerId = :organizer)
              and not exists (select 1 from Report r where r.event.id = c.eventId)
            """)
    long countDue(@Nullable Long organizer);
}
