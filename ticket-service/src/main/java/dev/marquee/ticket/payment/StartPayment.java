package dev.marquee.ticket.payment;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.payment.PaymentProvider.Charge;
import dev.marquee.ticket.payment.PaymentProvider.Start;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Begins to charge a booking. The attempt is committed before the provider hears of it, so that
 * nothing can be charged that this service does not know of.
 */
@Component
class StartPayment {

    private static final Logger log = LoggerFactory.getLogger(StartPayment.class);

    /**
     * What to do.
     *
     * @param card the number, where the provider sees one
     * @param returnUrl where the buyer comes back to
     */
    record Command(long bookingId, String method, @Nullable String card, String returnUrl) {}

    private record Begun(Payment payment, Booking booking, boolean isNew) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CheckPayment checkPayment;
    private final SettlePayment settlePayment;
    private final CheckSchedule schedule;
    private final Clock clock;

    StartPayment(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Bookings bookings,
            Payments payments,
            PaymentProviders providers,
            CheckPayment checkPayment,
            SettlePayment settlePayment,
            CheckSchedule schedule,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.payments = payments;
        this.providers = providers;
        this.checkPayment = checkPayment;
        this.settlePayment = settlePayment;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Charges what the booking costs. While an attempt is open, it goes on with that one, whatever
     * is asked: two tabs never charge twice.
     *
     * @return the attempt as it is now
     * @throws ErrorResponseException 409 {@code invalid-state} if there is nothing to pay, or not
     *     any more; 404 if there is no such booking
     */
    Payment handle(Command command) {
        var begun = Objects.requireNonNull(transaction.execute(status -> begin(command)));
        if (begun.isNew()) start(begun, command);
        else checkPayment.look(begun.payment());
        return payments.find(begun.payment().id()).orElseThrow();
    }

    /**
     * The booking's row is locked, so that of two who begin at once one finds the other's attempt,
     * and so that the hold does not end in between.
     */
    private Begun begin(Command command) {
        var id = command.bookingId();
        var known =
                jdbc.sql("select id from booking where id = ? for update")
                        .param(id)
                        .query(Long.class)
                        .optional();
        if (known.isEmpty()) throw Problems.notFound("booking");
        var booking = bookings.find(id).orElseThrow();
        var now = clock.instant();
        check(booking, now);
        var open = payments.open(id);
        if (open.isPresent()) return new Begun(open.get(), booking, false);
        var payment =
                payments.add(
                        id,
                        providers.standard(),
                        command.method(),
                        booking.totalMinor(),
                        booking.currency(),
                        now,
                        schedule.first(booking, now));
        return new Begun(payment, booking, true);
    }

    private static void check(Booking booking, Instant now) {
        if (booking.status() != BookingStatus.PENDING_PAYMENT)
            throw InvalidState.of(booking, "paid");
        if (!booking.amounts().costs())
            throw InvalidState.because(
                    "booking", "paid", "it costs nothing", booking.status().word());
        var until = booking.expiresAt();
        if (until != null && !until.isAfter(now))
            throw InvalidState.because(
                    "booking", "paid", "its tickets are not kept any more", "hold-over");
    }

    private void start(Begun begun, Command command) {
        var payment = begun.payment();
        var next = schedule.next(payment, begun.booking(), clock.instant());
        switch (answer(begun, command)) {
            case Start.Paid(var ref, var card) -> {
                payments.progress(payment.id(), PaymentPhase.UNKNOWN, ref, null, next);
                checkPayment.look(payments.find(payment.id()).orElseThrow());
            }
            case Start.Redirect(var ref, var url) ->
                    payments.progress(payment.id(), PaymentPhase.ACTION_REQUIRED, ref, url, next);
            case Start.Declined(var reason, var retryable) ->
                    settlePayment.declined(payment.id(), reason, lastFour(command.card()));
            case Start.Unknown() ->
                    payments.progress(payment.id(), PaymentPhase.UNKNOWN, null, null, next);
        }
    }

    private Start answer(Begun begun, Command command) {
        var booking = begun.booking();
        try {
            return providers
                    .standard()
                    .start(
                            new Charge(
                                    begun.payment().asAttempt(),
                                    booking.id(),
                                    begun.payment().amountMinor(),
                                    begun.payment().currency(),
                                    booking.event().name(),
                                    booking.buyerEmail().value(),
                                    command.returnUrl(),
                                    command.card(),
                                    booking.expiresAt()));
        } catch (RuntimeException e) {
            log.warn("payment {} was not answered: {}", begun.payment().id(), e.toString());
            return new Start.Unknown();
        }
    }

    private static @Nullable String lastFour(@Nullable String card) {
        return card == null ? null : card.substring(card.length() - 4);
    }
}
