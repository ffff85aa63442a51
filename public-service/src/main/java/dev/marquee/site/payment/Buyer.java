package dev.marquee.site.payment;

import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.lookup.LookupCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * How a reader came to a booking: in the browser that made it, signed in, or by a look-up.
 *
 * @param id of the booking
 * @param key opens the booking; null in other browsers
 * @param lookupToken opens the bookings of an address; null without a look-up
 * @param lookup whether the pages are those of a look-up
 */
record Buyer(long id, @Nullable String key, @Nullable String lookupToken, boolean lookup) {

    static Buyer of(long id, HttpServletRequest request) {
        return new Buyer(
                id,
                value(WebUtils.getCookie(request, BookingAccess.COOKIE)),
                value(WebUtils.getCookie(request, LookupCookie.NAME)),
                request.getRequestURI().startsWith("/lookup/"));
    }

    private static @Nullable String value(@Nullable Cookie cookie) {
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Where its pages are. */
    String base() {
        return (lookup ? "/lookup" : "") + "/bookings/" + id;
    }

    /** Where it is paid. */
    String pay() {
        return base() + "/pay";
    }

    /** Where its tickets are shown. */
    String tickets() {
        return lookup ? "/lookup/tickets" : base();
    }
}
