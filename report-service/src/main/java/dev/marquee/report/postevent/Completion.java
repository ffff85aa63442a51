package dev.marquee.report.postevent;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How an event stood at the moment it was completed. What is stored never changes. */
@Entity
@Immutable
class Completion implements Persistable<Long> {

    /** The event. */
    @Embeddable
    record Event(
            String code,
            String name,
            long organizerId,
            Instant startsAt,
            @Nullable ZoneId timeZone) {

        /** In the event's zone; in UTC where none was told. */
        ZonedDateTime starts() {
            return startsAt.atZone(timeZone == null ? ZoneOffset.UTC : timeZone);
        }
    }

    /**
     * How many tickets and bookings there were.
     *
     * @param bookings those that were not cancelled
     * @param used tickets whose holders came
     */
    @Embeddable
    record Counts(int capacity, int sold, int bookings, int cancelledTickets, int used) {}

    /**
     * A kind of ticket.
     *
     * @param price of one, in the currency's smallest unit
     * @param paid for all of them, in the same; null for an event that was completed before it was
     *     told
     */
    @Embeddable
    record Type(String name, long price, int quantity, int sold, @Nullable Long paid) {}

    /**
     * What came and went, in the currency's smallest unit.
     *
     * @param feesKept what was kept of the price of tickets that were given back
     */
    @Embeddable
    record Money(@Nullable Long paid, @Nullable Long refunded, @Nullable Long feesKept) {}

    @Id private long eventId;
    @Embedded private Event event;
    private Instant completedAt;
    @Embedded private Counts counts;

    /** In the currency's smallest unit. */
    private long revenue;

    private String currency;

    @Embedded private @Nullable Money money;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "completion_type", joinColumns = @JoinColumn(name = "event_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<Type> ticketTypes;

    @Transient private boolean isNew;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Completion() {}

    Completion(
            long eventId,
            Event event,
            Instant completedAt,
            Counts counts,
            long revenue,
            String currency,
            @Nullable Money money,
            List<Type> ticketTypes) {
        this.eventId = eventId;
        this.event = event;
        this.completedAt = completedAt;
        this.counts = counts;
        this.revenue = revenue;
        this.currency = currency;
        this.money = money;
        this.ticketTypes = ticketTypes;
        isNew = true;
    }

    @Override
    public Long getId() {
        return eventId;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    long eventId() {
        return eventId;
    }

    Event event() {
        return event;
    }

    Instant completedAt() {
        return completedAt;
    }

    Counts counts() {
        return counts;
    }

    long revenue() {
        return revenue;
    }

    String currency() {
        return currency;
    }

    /** Null for an event that was completed before it was told. */
    @Nullable Money money() {
        return money == null || money.paid == null ? null : money;
    }

    List<Type> ticketTypes() {
        return List.copyOf(ticketTypes);
    }
}
