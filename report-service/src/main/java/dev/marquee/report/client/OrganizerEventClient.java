package dev.marquee.report.client;

import dev.marquee.report.client.EventClient.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** Events where nobody is asking; as this service. */
public interface OrganizerEventClient {

    /** So many are listed; of more, those that begin last. */
    int MOST = 200;

    record Events(List<Event> items) {}

    /**
     * The 200 that begin last, without those that are only tried out.
     *
     * @param organizer whose; null for everybody's
     * @param id one of them; null for all
     */
    @GetExchange("/internal/events")
    Events list(
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(required = false) @Nullable Long id);
}
