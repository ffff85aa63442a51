package dev.marquee.site.account;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.client.PastPayment;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a reader who is signed in has paid, newest first. */
@Controller
class MyPaymentsController {

    /**
     * A payment on the page.
     *
     * @param refunded what of it went back; null for nothing
     */
    record Row(
            long bookingId, Instant date, Price amount, String status, @Nullable Price refunded) {

        /** Whether it can have a receipt: what was not needed has none. */
        public boolean receipt() {
            return status.equals("succeeded") || status.equals("refunded");
        }

        static Row of(PastPayment payment, Locale locale) {
            var refunded = payment.refunded();
            return new Row(
                    payment.bookingId(),
                    payment.date(),
                    Price.of(payment.amount(), payment.currency(), locale),
                    payment.status(),
                    refunded == null || new BigDecimal(refunded).signum() == 0
                            ? null
                            : Price.of(refunded, payment.currency(), locale));
        }
    }

    private final TicketClient tickets;

    MyPaymentsController(TicketClient tickets) {
        this.tickets = tickets;
    }

    @GetMapping("/my/payments")
    String list(Caller caller, Model model, Locale locale) {
        if (!caller.emailVerified()) return "my-unverified";
        var payments =
                tickets.paymentsOf(caller.id()).stream()
                        .sorted(Comparator.comparing(PastPayment::date).reversed())
                        .map(payment -> Row.of(payment, locale))
                        .toList();
        model.addAttribute("payments", payments);
        return "my-payments";
    }
}
