package dev.marquee.ticket.payment;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.HttpHeaders;

/** A provider that does what it does, until a test gives it troubles. */
public final class TroubledProvider implements PaymentProvider {

    /** Stands for the end of the process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Puts it around the simulated provider. */
    public static final class Wrapping implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof PaymentProvider provider && provider.isTest()
                    ? new TroubledProvider(provider)
                    : bean;
        }
    }

    private static final Runnable NONE = () -> {};

    private final PaymentProvider real;
    volatile Runnable beforeStart = NONE;
    volatile Runnable afterStart = NONE;
    volatile Runnable afterClose = NONE;
    volatile Runnable afterRefund = NONE;
    volatile UnaryOperator<Look> look = UnaryOperator.identity();
    volatile boolean closes = true;
    private volatile @Nullable Long least;

    private TroubledProvider(PaymentProvider real) {
        this.real = real;
    }

    void forget() {
        beforeStart = NONE;
        afterStart = NONE;
        afterClose = NONE;
        afterRefund = NONE;
        look = UnaryOperator.identity();
        closes = true;
        least = null;
    }

    /** Lets it take no less than so much; null for what it says itself. */
    public void takesNoLessThan(@Nullable Long minor) {
        least = minor;
    }

    /** Kills whoever comes there, once. */
    static Runnable kill() {
        var done = new java.util.concurrent.atomic.AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) throw new Killed();
        };
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public boolean isTest() {
        return real.isTest();
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public Start start(Charge charge) {
        beforeStart.run();
        var start = real.start(charge);
        afterStart.run();
        return start;
    }

    @Override
    public Look look(Attempt attempt) {
        return look.apply(real.look(attempt));
    }

    @Override
    public Close close(Attempt attempt) {
        if (!closes) return Close.UNKNOWN;
        var close = real.close(attempt);
        afterClose.run();
        return close;
    }

    @Override
    public Refunded refund(Return money) {
        var refunded = real.refund(money);
        afterRefund.run();
        return refunded;
    }

    @Override
    public Notice notice(HttpHeaders headers, byte[] body) {
        return real.notice(headers, body);
    }

    @Override
    public java.util.Optional<java.time.Instant> time() {
        return real.time();
    }

    @Override
    public java.util.Optional<Movement> movement(String ref) {
        return real.movement(ref);
    }

    @Override
    public OptionalLong minimum(String currency) {
        var wanted = least;
        return wanted == null ? real.minimum(currency) : OptionalLong.of(wanted);
    }
}
