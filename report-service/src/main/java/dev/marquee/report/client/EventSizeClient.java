package dev.marquee.report.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** How big events are, whoever asks; as this service. */
public interface EventSizeClient {

    /** With the tickets that need a code. */
    record EventSize(int totalTickets, int bookedCount) {}

    @GetExchange("/internal/events/{id}/size")
    EventSize size(@PathVariable long id);
}
