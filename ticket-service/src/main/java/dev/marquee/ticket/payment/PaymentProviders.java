package dev.marquee.ticket.payment;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.pricing.LeastPayable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The providers that this service knows. */
@Component
public class PaymentProviders implements LeastPayable {

    private static final String OFFLINE = "offline";

    private final Map<String, PaymentProvider> byName;
    private final PaymentProvider standard;

    /**
     * @throws IllegalStateException if the provider that the settings name is none of them
     */
    PaymentProviders(List<PaymentProvider> providers, PaymentSettings settings) {
        this.byName =
                providers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        PaymentProvider::name, Function.identity()));
        var named = byName.get(settings.provider());
        if (named == null)
            throw new IllegalStateException(
                    "marquee.payment.provider is %s; it must be one of %s"
                            .formatted(settings.provider(), byName.keySet()));
        this.standard = named;
    }

    /** What time it is at the provider of new payments, if it can be asked now. */
    public Optional<Instant> time() {
        return standard.time();
    }

    @Override
    public OptionalLong minimum(String currency) {
        return standard.minimum(currency);
    }

    /** The one that takes payments of the booking made in that way. */
    PaymentProvider of(PayMethod method, Booking booking) {
        return method.isOffline() ? named(OFFLINE) : online(booking);
    }

    /** The one that a booking is paid with online: a test booking never with real cards. */
    PaymentProvider online(Booking booking) {
        return booking.event().isTest() ? named(PayBooking.SIMULATED) : standard;
    }

    private PaymentProvider named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("nobody is " + name));
    }

    public Optional<PaymentProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The provider of a stored payment.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if this service is not set up for
     *     it any more
     */
    public PaymentProvider of(Payment payment) {
        return find(payment.provider())
                .orElseThrow(() ->
                        Problems.problem(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "payment-provider-unavailable",
                                Text.of(
                                        "problem.payment-provider-unavailable",
                                        Objects.toString(payment.provider()))));
    }
}
