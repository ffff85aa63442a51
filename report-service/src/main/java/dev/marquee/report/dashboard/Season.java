package dev.marquee.report.dashboard;

import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.EventClient.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events as the dashboard looks at them. */
final class Season {

    /** An event that says no end is over after that. */
    private static final Duration USUAL = Duration.ofHours(6);

    /** Events that began this long ago may still be going on. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofDays(14);

    /**
     * Events that are over, or might be.
     *
     * @param shown the last ones to begin, without those that are going on
     * @param total how many there are
     */
    record Over(List<Event> shown, long total) {}

    private Season() {}

    static boolean isOver(Event event, Instant now) {
        var end = event.endsAt();
        var last = end == null ? event.startsAt().toInstant().plus(USUAL) : end.toInstant();
        return last.isBefore(now);
    }

    /** What is on sale and not over, the next one first. */
    static List<Event> onSale(Events events, Instant now) {
        return events.items().stream()
                .filter(Event::onSale)
                .filter(event -> !isOver(event, now))
                .toList();
    }

    /** Drafts that begin within two weeks. */
    static List<Event> draftsForSoon(Events events, Instant now) {
        var soon = now.plus(SOON);
        return events.items().stream()
                .filter(Event::isDraft)
                .filter(event -> event.startsAt().toInstant().isAfter(now))
                .filter(event -> event.startsAt().toInstant().isBefore(soon))
                .toList();
    }

    /** What is over and was not completed; the two lists have all that has begun, latest first. */
    static Optional<Over> over(Optional<Events> published, Optional<Events> soldOut, Instant now) {
        if (published.isEmpty() || soldOut.isEmpty()) return Optional.empty();
        var begun =
                Stream.of(published.get(), soldOut.get())
                        .flatMap(events -> events.items().stream())
                        .toList();
        var over = begun.stream().filter(event -> isOver(event, now)).toList();
        var goingOn = begun.size() - over.size();
        return Optional.of(
                new Over(over, published.get().total() + soldOut.get().total() - goingOn));
    }
}
