package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.data.domain.Page;

/**
 * A page of hires, as the caller may see them.
 *
 * @param page from 0
 * @param total of all pages
 */
@Schema(name = "HirePage")
record BookingPage(List<BookingView> items, int page, int size, long total) {

    static BookingPage of(Page<VenueBooking> page, Caller caller) {
        return new BookingPage(
                page.map(booking -> BookingView.of(booking, caller)).getContent(),
                page.getNumber(),
                page.getSize(),
                page.getTotalElements());
    }
}
