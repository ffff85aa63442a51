package dev.marquee.gateway.room;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Every request that can lead to a booking for whoever sends it. What staff do on their own pages
 * is none: these decide who may. Nor is what was promised to somebody on the waiting list.
 */
final class Doors {

    /** The address names the event. */
    static final List<String> BY_PATH =
            List.of(
                    "/e/{event}/bookings",
                    "/e/{event}/seats",
                    "/api/events/{event}/registrations",
                    "/events/{event}/registrations");

    /** The body does, as {@code event_id}. */
    static final List<String> BY_BODY =
            List.of("/api/bookings", "/api/tickets", "/tickets", "/events/api/book_ticket");

    private static final List<PathPatternRequestMatcher> NAMING = matchers(BY_PATH);
    private static final List<PathPatternRequestMatcher> OTHERS = matchers(BY_BODY);

    private Doors() {}

    private static List<PathPatternRequestMatcher> matchers(List<String> paths) {
        return paths.stream()
                .map(path ->
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path))
                .toList();
    }

    private static final PathPatternRequestMatcher PAGES =
            PathPatternRequestMatcher.withDefaults().matcher("/e/**");

    /** Whether a page asks, however its address is spelled. */
    static boolean isPage(HttpServletRequest request) {
        return PAGES.matches(request);
    }

    /** The event that the address of a door names; empty where it is no such door. */
    static Optional<String> eventOf(HttpServletRequest request) {
        for (var door : NAMING) {
            var match = door.matcher(request);
            if (match.isMatch()) return Optional.ofNullable(match.getVariables().get("event"));
        }
        return Optional.empty();
    }

    /** Whether it is a door whose body names the event. */
    static boolean isByBody(HttpServletRequest request) {
        return OTHERS.stream().anyMatch(door -> door.matches(request));
    }
}
