package dev.marquee.site.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The secret address of the caller's calendar, at ticket-service; 403 until they are verified. */
@HttpExchange("/api/calendar-address")
public interface CalendarAddressClient {

    /**
     * An address.
     *
     * @param madeAt null where there is none
     * @param url only where it was made just now
     */
    record CalendarAddress(@Nullable Instant madeAt, @Nullable String url) {}

    @GetExchange
    CalendarAddress find();

    @PostExchange
    CalendarAddress renew();

    @DeleteExchange
    void remove();
}
