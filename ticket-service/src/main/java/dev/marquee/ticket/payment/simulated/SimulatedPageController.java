package dev.marquee.ticket.payment.simulated;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.payment.ReceiveNotification;
import dev.marquee.ticket.payment.simulated.SimulatedNotifications.Told;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page where a buyer approves a payment, as a bank would show it. What the buyer does is
 * notified as by a real provider: signed, and no more than a hint.
 */
@Hidden
@Controller
@RequestMapping(SimulatedPageController.PATH)
class SimulatedPageController {

    static final String PATH = "/payments/simulated";

    private static final Map<String, String> STATES =
            Map.of("approve", "paid", "decline", "declined");

    private final SimulatedCharges charges;
    private final SimulatedNotifications notifications;
    private final ReceiveNotification receiveNotification;
    private final Clock clock;

    SimulatedPageController(
            SimulatedCharges charges,
            SimulatedNotifications notifications,
            ReceiveNotification receiveNotification,
            Clock clock) {
        this.charges = charges;
        this.notifications = notifications;
        this.receiveNotification = receiveNotification;
        this.clock = clock;
    }

    @GetMapping("/{ref}")
    String show(@PathVariable String ref, Model model) {
        var charge = charge(ref);
        model.addAttribute("charge", charge);
        model.addAttribute("path", PATH + "/" + ref);
        model.addAttribute("amount", Money.text(charge.amountMinor(), charge.currency()));
        return "payment/simulated";
    }

    /** Does it once: who comes again, or too late, is only led back. */
    @PostMapping("/{ref}/{decision:approve|decline}")
    ResponseEntity<Void> decide(@PathVariable String ref, @PathVariable String decision) {
        var charge = charge(ref);
        var state = Objects.requireNonNull(STATES.get(decision));
        if (charges.move(ref, "open", state)) tell(ref, state);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Objects.requireNonNullElse(charge.returnUrl(), "/")))
                .build();
    }

    private void tell(String ref, String state) {
        var body = notifications.write(new Told(ref + ":" + state, "charge." + state, ref));
        var headers = new HttpHeaders();
        headers.set(SimulatedNotifications.HEADER, notifications.sign(body, clock.instant()));
        receiveNotification.handle(SimulatedProvider.NAME, headers, body);
    }

    private SimulatedCharge charge(String ref) {
        return charges.byRef(ref)
                .filter(charge -> !charge.refund() && charge.returnUrl() != null)
                .orElseThrow(() -> Problems.notFound("payment"));
    }
}
