package dev.marquee.notification.message.audience;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The people of events, at ticket-service. */
@HttpExchange("/internal/audiences")
public interface AudienceClient {

    /** An audience, with all its events. */
    record Asked(
            List<Long> events,
            @Nullable List<Long> types,
            @Nullable List<String> sections,
            @Nullable List<String> seats,
            @Nullable List<String> states,
            @Nullable Boolean paid,
            @Nullable Boolean came,
            @Nullable Integer list,
            @Nullable List<String> languages,
            @Nullable Instant boughtFrom,
            @Nullable Instant boughtUntil,
            @Nullable String code,
            @Nullable Instant asOf) {}

    /** Asks for a page. */
    record PageRequest(Asked audience, String after, int most) {}

    /** People, and whether there may be more. */
    record Page(List<Person> people, boolean more) {}

    /** Asks about the people who had these tickets. */
    record CheckRequest(Asked audience, List<Long> tickets) {}

    /** How many people, with how many tickets, and how many of them have no address. */
    record Count(long people, long tickets, long withoutAddress) {}

    /**
     * Somebody.
     *
     * @param bookingId the booking that they made; null where others did
     * @param news whether they want news of the organiser
     * @param link opens their tickets; null where it was not asked for, or nothing does
     */
    record Person(
            String address,
            String name,
            String locale,
            @Nullable Long bookingId,
            List<Held> tickets,
            boolean news,
            @Nullable String link) {}

    /** A ticket of theirs. */
    record Held(
            long id,
            String code,
            String type,
            @Nullable String seat,
            long eventId,
            long bookingId) {}

    /**
     * An event that is or was on sale.
     *
     * @param status published, completed or cancelled
     */
    record Event(
            long id,
            String code,
            long version,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location,
            long organizerId,
            String status,
            List<Type> types,
            List<String> sections) {}

    /** A ticket type. */
    record Type(long id, String name) {}

    @PostExchange
    Page page(@RequestBody PageRequest request);

    @PostExchange("/count")
    Count count(@RequestBody Asked audience);

    /** Who of them is still meant, with their link. */
    @PostExchange("/check")
    List<Person> check(@RequestBody CheckRequest request);

    @GetExchange("/events")
    List<Event> events(@RequestParam List<Long> ids);

    /** Of all organisers where it is null. */
    @GetExchange("/events")
    List<Event> eventsOf(@RequestParam(required = false) @Nullable Long organizer);
}
