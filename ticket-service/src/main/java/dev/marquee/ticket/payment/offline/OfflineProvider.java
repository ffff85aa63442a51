package dev.marquee.ticket.payment.offline;

import dev.marquee.ticket.payment.PaymentProvider;
import dev.marquee.ticket.payment.method.TransferReference;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Stands for payments that the staff write down: transfers to a bank account, and cash. It takes no
 * money itself, and gives none back: a person does that, and says so. Until then an attempt is open
 * under its reference.
 */
@Component
class OfflineProvider implements PaymentProvider {

    static final String NAME = "offline";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, Duration.ZERO, 0, true);
    }

    @Override
    public OptionalLong minimum(String currency) {
        return OptionalLong.of(1);
    }

    @Override
    public Start start(Charge charge) {
        return new Start.Awaited(TransferReference.of(charge.attempt().paymentId()));
    }

    @Override
    public Look look(Attempt attempt) {
        return new Look.Open(TransferReference.of(attempt.paymentId()));
    }

    @Override
    public Close close(Attempt attempt) {
        return Close.CLOSED;
    }

    @Override
    public Refunded refund(Return money) {
        return new Refunded.Refused("pay-back-by-hand");
    }

    @Override
    public Notice notice(HttpHeaders headers, byte[] body) {
        return new Notice.Invalid("nobody notifies of these");
    }
}
