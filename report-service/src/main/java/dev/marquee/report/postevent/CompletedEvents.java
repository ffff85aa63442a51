package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.client.EventClient;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * The events that reports can be about. Those whose figures are kept are known here; event-service
 * is asked for the others: completed before figures were kept, or so lately that they are under
 * way.
 */
@Component
class CompletedEvents {

    private static final Logger log = LoggerFactory.getLogger(CompletedEvents.class);

    private static final Pattern ID_OR_CODE = Pattern.compile("\\d{1,18}|[A-Za-z]{1,6}\\d{1,12}");

    private final Completions completions;
    private final EventClient events;

    CompletedEvents(Completions completions, EventClient events) {
        this.completions = completions;
        this.events = events;
    }

    /**
     * A completed event of the caller's.
     *
     * @param idOrCode such as 7 or EV07
     * @throws org.springframework.web.ErrorResponseException 404 if there is none or it is somebody
     *     else's, 409 {@code event-not-completed}, or 503 if it is not known here and event-service
     *     does not answer
     */
    CompletedEvent get(String idOrCode, Caller caller) {
        if (!ID_OR_CODE.matcher(idOrCode).matches()) throw Problems.notFound("event");
        var scope = Scope.of(caller);
        var event = kept(idOrCode).map(CompletedEvent::of).orElseGet(() -> asked(idOrCode, scope));
        if (!scope.includes(event.organizerId())) throw Problems.notFound("event");
        return event;
    }

    private Optional<Completion> kept(String idOrCode) {
        return idOrCode.matches("\\d{1,18}")
                ? completions.findById(Long.parseLong(idOrCode))
                : completions.findFirstByEventCode(idOrCode.toUpperCase(Locale.ROOT));
    }

    private CompletedEvent asked(String idOrCode, Scope scope) {
        var event = ask(idOrCode);
        if (!scope.includes(event.organizerId())) throw Problems.notFound("event");
        if (!event.isCompleted()) throw notCompleted(event);
        return new CompletedEvent(
                event.id(),
                event.code(),
                event.name(),
                event.startsAt().atZoneSameInstant(ZoneId.of(event.timeZone())),
                event.organizerId(),
                null);
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

    private static RuntimeException notCompleted(EventClient.Event event) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "event-not-completed",
                Text.of("problem.event-not-completed", event.name(), event.code()),
                Map.of("event_status", event.status()));
    }
}
