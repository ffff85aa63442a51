package dev.marquee.site.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Counts what visitors do. Nobody waits for it: it asks nobody, and remembers a little. */
public class Visits {

    private static final String[] STAFF = {"ADMIN", "ORGANIZER", "SUPPORT", "ENTRY_MANAGER"};

    private final Bots bots;
    private final Visitors visitors;
    private final VisitQueue queue;
    private final Clock clock;
    private final Cache<Long, Long> held =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(20_000).build();

    Visits(Bots bots, Visitors visitors, VisitQueue queue, Clock clock) {
        this.bots = bots;
        this.visitors = visitors;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * A page was looked at.
     *
     * @param event by its code; null for a page that is about none
     * @param searched whether it shows what a search found
     */
    void viewed(
            HttpServletRequest request,
            Optional<Caller> caller,
            @Nullable String event,
            boolean searched,
            Origin origin) {
        var reason = reason(request, caller);
        if (reason != null) {
            queue.filtered(reason);
            return;
        }
        var visitor = visitors.hash(request);
        if (visitor != null && visitors.isTooMuch(visitor)) {
            queue.filtered("too-many");
            return;
        }
        queue.add(
                new Visit(
                        "view:" + UUID.randomUUID(),
                        "viewed",
                        clock.instant(),
                        event,
                        origin.dims(),
                        visitor,
                        Visit.LOOKED));
        if (searched)
            queue.add(
                    new Visit(
                            "search:" + UUID.randomUUID(),
                            "searched",
                            clock.instant(),
                            event,
                            origin.dims(),
                            null,
                            0));
    }

    /** Tickets were asked for on a page. */
    public void chose(long event) {
        happened(event, Visit.CHOSE, "choice:" + UUID.randomUUID(), "chose");
    }

    /** Where the visit comes from that the present request is part of, in cleaned words. */
    public Map<String, String> cameFrom() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? sent(attributes.getRequest())
                : Map.of();
    }

    /** What cannot be read is not known. */
    private static Map<String, String> sent(HttpServletRequest request) {
        try {
            return Origin.of(request::getParameter, request).dims();
        } catch (IllegalStateException e) {
            return Map.of();
        }
    }

    /** They are kept until they are paid. */
    public void held(long event, long booking) {
        held.put(booking, event);
        happened(event, Visit.HELD, null, "held");
    }

    /** What was held is paid for, by the same visitor as far as this replica knows. */
    public void paid(long booking) {
        var event = held.getIfPresent(booking);
        if (event == null) return;
        held.invalidate(booking);
        booked(event, booking);
    }

    /** A booking of theirs is good. */
    public void booked(long event, long booking) {
        happened(event, Visit.BOOKED, "booked:" + booking, "visitor_booked");
    }

    private void happened(long event, int furthest, @Nullable String fact, String kind) {
        if (!(RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes)) return;
        var request = attributes.getRequest();
        if (reason(request, Caller.current()) != null) return;
        var visitor = visitors.hash(request);
        var booking = furthest == Visit.BOOKED;
        if (visitor == null && (booking || fact == null)) return;
        queue.add(
                new Visit(
                        fact,
                        kind,
                        clock.instant(),
                        String.valueOf(event),
                        booking ? Map.of() : sent(request),
                        visitor,
                        furthest));
    }

    private @Nullable String reason(HttpServletRequest request, Optional<Caller> caller) {
        var purpose = request.getHeader("Sec-Purpose") + " " + request.getHeader("Purpose");
        if (purpose.contains("prefetch") || purpose.contains("prerender")) return "prefetch";
        if (caller.isPresent() && caller.get().has(STAFF)) return "staff";
        return bots.reason(request.getHeader(HttpHeaders.USER_AGENT));
    }
}
