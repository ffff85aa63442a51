package dev.marquee.customer.client;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The events, as whoever asks sees them. */
@HttpExchange
public interface EventClient {

    /**
     * An event that a customer commissioned.
     *
     * @param code what its page is found by; null where it is not told
     * @param timeZone in which its date is told; null where it is not told
     */
    record Commissioned(
            long id,
            @Nullable String code,
            String name,
            OffsetDateTime date,
            int totalTickets,
            int bookedCount,
            boolean isCompleted,
            @Nullable String timeZone) {}

    @GetExchange("/events/api/by_customer/{id}")
    List<Commissioned> commissionedBy(@PathVariable long id);
}
