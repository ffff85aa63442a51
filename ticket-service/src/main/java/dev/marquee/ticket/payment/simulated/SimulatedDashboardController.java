package dev.marquee.ticket.payment.simulated;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.payment.ReceiveNotification;
import dev.marquee.ticket.payment.simulated.SimulatedNotifications.Told;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What support can do on a provider's own page, where this service learns of it by a notification
 * only: give money back, and see a buyer dispute a payment.
 */
@Hidden
@Controller
@RequestMapping(SimulatedDashboardController.PATH)
class SimulatedDashboardController {

    static final String PATH = "/admin/payments/simulated";

    private final SimulatedCharges charges;
    private final SimulatedNotifications notifications;
    private final ReceiveNotification receiveNotification;
    private final Clock clock;

    SimulatedDashboardController(
            SimulatedCharges charges,
            SimulatedNotifications notifications,
            ReceiveNotification receiveNotification,
            Clock clock) {
        this.charges = charges;
        this.notifications = notifications;
        this.receiveNotification = receiveNotification;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String ref, Model model) {
        model.addAttribute("ref", ref);
        charges.byRef(ref)
                .filter(charge -> charge.state().equals("paid"))
                .ifPresent(charge -> {
                    model.addAttribute("charge", charge);
                    model.addAttribute(
                            "amount", Money.text(charge.amountMinor(), charge.currency()));
                    model.addAttribute(
                            "refunded",
                            Money.text(charges.refunded(charge.ref()), charge.currency()));
                    model.addAttribute("disputed", charges.dispute(charge.ref()).isPresent());
                });
        return "payment/simulated-dashboard";
    }

    @PostMapping("/refund")
    String refund(@RequestParam String ref, @RequestParam String amount) {
        var charge = charge(ref);
        var minor = minor(amount, charge);
        if (minor <= 0 || charges.refunded(ref) + minor > charge.amountMinor())
            throw Problems.invalid("amount", Text.of("invalid.at-most-what-is"));
        var refund = SimulatedProvider.newRef("refund");
        charges.addOutside(refund, "refund", charge, minor, "done");
        tell(refund, "refund.created");
        return back(ref);
    }

    private static long minor(String amount, SimulatedCharge charge) {
        try {
            return Money.minor(
                    new BigDecimal(amount.strip()), Currency.getInstance(charge.currency()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw Problems.invalid("amount", Text.of("invalid.an-amount-such-as"));
        }
    }

    @PostMapping("/dispute")
    String dispute(@RequestParam String ref) {
        var charge = charge(ref);
        if (charges.dispute(ref).isEmpty()) {
            var dispute = SimulatedProvider.newRef("dispute");
            charges.addOutside(dispute, "dispute", charge, charge.amountMinor(), "open");
            tell(dispute, "dispute.created");
        }
        return back(ref);
    }

    @PostMapping("/dispute-closed")
    String close(@RequestParam String ref, @RequestParam(defaultValue = "false") boolean lost) {
        var dispute = charges.dispute(ref).orElseThrow(() -> Problems.notFound("dispute"));
        var state = lost ? "lost" : "won";
        if (charges.move(dispute.ref(), "open", state)) tell(dispute.ref(), "dispute." + state);
        return back(ref);
    }

    private void tell(String ref, String kind) {
        var body = notifications.write(new Told(ref + ":" + kind, kind, ref));
        var headers = new HttpHeaders();
        headers.set(SimulatedNotifications.HEADER, notifications.sign(body, clock.instant()));
        receiveNotification.handle(SimulatedProvider.NAME, headers, body);
    }

    private SimulatedCharge charge(String ref) {
        return charges.byRef(ref)
                .filter(charge -> charge.state().equals("paid"))
                .orElseThrow(() -> Problems.notFound("payment"));
    }

    private static String back(String ref) {
        return "redirect:" + PATH + "?ref=" + ref;
    }
}
