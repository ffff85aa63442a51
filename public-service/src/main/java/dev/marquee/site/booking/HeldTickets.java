package dev.marquee.site.booking;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.TicketClient;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Lets a browser find the tickets again that it holds and has not paid: a cookie for the pages of
 * that event, until the hold ends. The gateway keeps no page for a browser that sends it.
 */
@Component
public class HeldTickets {

    /** Known to the gateway as well. */
    public static final String COOKIE = "marquee_hold";

    private static final Logger log = LoggerFactory.getLogger(HeldTickets.class);
    private static final Pattern VALUE = Pattern.compile("(\\d{1,18})\\.([A-Za-z0-9_-]{1,200})");

    private final TicketClient tickets;
    private final Clock clock;
    private final boolean secure;

    HeldTickets(TicketClient tickets, MarqueeSettings settings, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    /** Remembers a booking that was just made, if it is to be paid. */
    public void remember(Booking booking, HttpServletResponse response) {
        var key = booking.accessKey();
        var until = booking.expiresAt();
        var now = clock.instant();
        if (key == null || until == null || !booking.payable(now)) return;
        set(booking, booking.id() + "." + key, Duration.between(now, until), response);
    }

    /** Forgets a booking that is paid or given back. */
    public void forget(Booking booking, HttpServletResponse response) {
        if (booking.priced()) set(booking, "", Duration.ZERO, response);
    }

    /** The booking that a cookie names, if its tickets are still held. */
    public Optional<Booking> find(@Nullable String cookie) {
        if (cookie == null) return Optional.empty();
        var named = VALUE.matcher(cookie);
        if (!named.matches()) return Optional.empty();
        Instant now = clock.instant();
        try {
            return Optional.of(
                            tickets.booking(Long.parseLong(named.group(1)), named.group(2), null))
                    .filter(booking -> booking.payable(now));
        } catch (HttpClientErrorException e) { // gone, or a cookie that somebody wrote
            return Optional.empty();
        } catch (RestClientException e) {
            log.warn("It is not known whether tickets are held", e);
            return Optional.empty();
        }
    }

    private void set(Booking booking, String value, Duration maxAge, HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(COOKIE, value)
                        .path("/e/" + booking.eventCode())
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(maxAge)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
