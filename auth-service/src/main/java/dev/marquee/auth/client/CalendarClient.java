package dev.marquee.auth.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Calendars of accounts, at ticket-service. */
@HttpExchange("/internal/calendar-addresses")
public interface CalendarClient {

    /** An account with its confirmed e-mail address. */
    record Owner(long account, String email) {}

    record Owners(List<Owner> owners) {}

    /**
     * Returns once their calendars show the bookings of these addresses; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/moved")
    void moved(@RequestBody Owners owners);
}
