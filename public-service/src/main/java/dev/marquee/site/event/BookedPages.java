package dev.marquee.site.event;

import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.HeldTickets;
import dev.marquee.site.event.BookingAttempt.Booked;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** Where a buyer goes who has booked. */
@Component
class BookedPages {

    private final BookingAccess access;
    private final HeldTickets holds;

    BookedPages(BookingAccess access, HeldTickets holds) {
        this.access = access;
        this.holds = holds;
    }

    /**
     * To the booking, or to its payment. A form without a key that was sent twice shows that it was
     * booked, and nothing else: it may be somebody else's.
     */
    ModelAndView of(Booked booked, boolean withoutKey, Model model, HttpServletResponse response) {
        var made = booked.booking();
        if (booked.again() && withoutKey) {
            if (made.waiting()) model.addAttribute("waiting", made);
            return new ModelAndView("booked-already");
        }
        access.grant(made, response);
        holds.remember(made, response);
        var pay = made.waiting() && made.priced();
        return new ModelAndView(SeeOther.at("/bookings/" + made.id() + (pay ? "/pay" : "")));
    }
}
