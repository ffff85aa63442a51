package dev.marquee.site.payment;

import dev.marquee.site.booking.BookingView;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Payment;
import dev.marquee.site.client.Payment.Difference;
import dev.marquee.site.payment.PayPages.Mistake;
import dev.marquee.site.wording.Price;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the difference is paid that tickets cost more when they are changed. */
@Component
class DifferencePages {

    private static final String STEP = "step";
    private static final String LOOKING = "looking";

    /**
     * How its reader came to it.
     *
     * @param pay where the form goes
     * @param back where the tickets are shown
     * @param onward where a payment goes on; null where nothing is to do
     */
    record Way(String pay, String back, @Nullable String onward) {}

    ModelAndView show(
            Booking booking,
            Payment payment,
            Difference due,
            Way way,
            @Nullable Mistake mistake,
            Locale locale) {
        var page =
                new ModelAndView("pay-difference")
                        .addObject("booking", BookingView.of(booking, payment.now(), locale))
                        .addObject("testMode", payment.testMode())
                        .addObject("amount", Price.of(due.amount(), payment.currency(), locale))
                        .addObject("due", due)
                        .addObject("pay", way.pay())
                        .addObject("back", way.back())
                        .addObject("onward", way.onward())
                        .addObject("methods", payment.methods())
                        .addObject("simulated", Boolean.TRUE.equals(payment.takesCardNumber()))
                        .addObject(STEP, step(payment, way));
        var how = payment.instructions();
        if (how != null)
            page.addObject("how", how)
                    .addObject(
                            "payee",
                            how.payee() == null ? List.of() : how.payee().lines().toList());
        if (mistake != null) page.addObject("mistake", mistake).setStatus(mistake.status());
        else if (payment.state().equals("failed")) page.addObject("declined", Declined.of(payment));
        return page;
    }

    private static String step(Payment payment, Way way) {
        return switch (payment.state()) {
            case "pending", "looking" ->
                    payment.instructions() != null
                            ? "later"
                            : way.onward() == null ? LOOKING : "onward";
            default -> "form";
        };
    }

    /** Whether the page should look again by itself. */
    static boolean isLooking(ModelAndView page) {
        return LOOKING.equals(page.getModel().get(STEP));
    }
}
