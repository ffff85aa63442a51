package dev.marquee.site.booking;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.site.client.Booking;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Lets the browser that booked see its booking for a day, without an account. */
@Component
public class BookingAccess {

    public static final String COOKIE = "marquee_booking";

    private final boolean secure;

    BookingAccess(MarqueeSettings settings) {
        this.secure = "https".equals(settings.publicUrl().getScheme());
    }

    /** Gives the booking's key to the browser, for that booking's pages only. */
    public void grant(Booking booking, HttpServletResponse response) {
        var key = booking.accessKey();
        if (key != null) grant(booking.id(), key, response);
    }

    /** The same to a browser that came by a mailed link, whose token opens the booking as well. */
    public void grant(long booking, String key, HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(COOKIE, key)
                        .path("/bookings/" + booking)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(1))
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
