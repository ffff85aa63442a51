package dev.marquee.ticket.payment;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import org.springframework.stereotype.Component;

/** Asks a provider about a payment because somebody of the staff wants to know. */
@Component
class LookAgain {

    private final Payments payments;
    private final CheckPayment checkPayment;
    private final AuditTrail trail;

    LookAgain(Payments payments, CheckPayment checkPayment, AuditTrail trail) {
        this.payments = payments;
        this.checkPayment = checkPayment;
        this.trail = trail;
    }

    /**
     * Looks, and settles what is found. One that is final stays as it is.
     *
     * @return the payment as it is now
     * @throws org.springframework.web.ErrorResponseException 404 if there is none
     */
    Payment handle(long id) {
        var payment = payments.find(id).orElseThrow(() -> Problems.notFound("payment"));
        checkPayment.look(payment);
        trail.record("payment.looked", "payment:" + id, payment.phase().word());
        return payments.find(id).orElseThrow();
    }
}
