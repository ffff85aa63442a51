package dev.marquee.ticket.payment.limits;

import dev.marquee.ticket.payment.PaymentProviders;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells event-service what the payment provider takes, so that no price is set that nobody can pay.
 */
@Hidden
@RestController
class PaymentLimitsController {

    /**
     * @param taken whether the currency is taken at all
     * @param minimumMinor the least, in the smallest unit; 0 if it is not
     */
    record PaymentLimits(String currency, boolean taken, long minimumMinor) {}

    private final PaymentProviders providers;

    PaymentLimitsController(PaymentProviders providers) {
        this.providers = providers;
    }

    @GetMapping("/internal/payment-limits")
    PaymentLimits limits(@RequestParam String currency) {
        var minimum = providers.minimum(currency);
        return new PaymentLimits(currency, minimum.isPresent(), minimum.orElse(0));
    }
}
