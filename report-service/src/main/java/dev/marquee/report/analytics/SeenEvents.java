package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.client.EventClient;
import dev.marquee.report.client.EventSizeClient;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The events whose figures somebody may see: an organiser's own, for staff all. */
@Component
public class SeenEvents {

    private static final Logger log = LoggerFactory.getLogger(SeenEvents.class);
    private static final Pattern ID_OR_CODE = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final int MOST = 100;

    private final EventClient events;
    private final EventSizeClient sizes;

    SeenEvents(EventClient events, EventSizeClient sizes) {
        this.events = events;
        this.sizes = sizes;
    }

    /**
     * One of them.
     *
     * @param idOrCode such as 7 or EV07
     * @throws org.springframework.web.ErrorResponseException 404 if there is none or it is somebody
     *     else's, 503 if event-service does not answer
     */
    public EventClient.Event get(String idOrCode, Caller caller) {
        if (!ID_OR_CODE.matcher(idOrCode).matches()) throw Problems.notFound("event");
        var event = ask(idOrCode);
        if (!caller.has("ADMIN", "SUPPORT") && event.organizerId() != caller.id())
            throw Problems.notFound("event");
        return caller.has("ADMIN") || event.organizerId() == caller.id() ? event : whole(event);
    }

    /** Support is told of fewer tickets than the figures count, where some need a code. */
    private EventClient.Event whole(EventClient.Event event) {
        try {
            var size = sizes.size(event.id());
            return event.of(size.totalTickets(), size.bookedCount());
        } catch (RestClientException e) {
            log.warn("how big event {} is cannot be asked: {}", event.id(), e.getMessage());
            return event;
        }
    }

    private EventClient.Event ask(String idOrCode) {
        try {
            return events.get(idOrCode);
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.notFound("event");
        } catch (RestClientException e) {
            log.warn("event {} cannot be looked up: {}", idOrCode, e.getMessage());
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "events-unavailable",
                    Text.of("problem.events-unavailable"));
        }
    }

    /** To choose from, the last to begin first; none if event-service does not answer. */
    public List<EventClient.Event> choice() {
        return list("all", null);
    }

    /** Those that are over and done with, the last to begin first. */
    List<EventClient.Event> completed(Instant until) {
        return list("completed", until);
    }

    private List<EventClient.Event> list(String status, @Nullable Instant until) {
        try {
            return events.list(status, null, until, "-starts_at", MOST).items();
        } catch (RestClientException e) {
            log.warn("events cannot be listed: {}", e.getMessage());
            return List.of();
        }
    }
}
