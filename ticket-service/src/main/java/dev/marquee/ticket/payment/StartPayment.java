package dev.marquee.ticket.payment;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.PaymentAwaited;
import dev.marquee.ticket.booking.BookingEvent.PaymentReminder;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.payment.PaymentProvider.Charge;
import dev.marquee.ticket.payment.PaymentProvider.Start;
import dev.marquee.ticket.payment.due.DueDifferences;
import dev.marquee.ticket.payment.due.DueDifferences.Due;
import dev.marquee.ticket.payment.method.OfferedMethods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
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

    /** A reminder of a shorter hold would come together with the first mail. */
    private static final Duration WORTH_A_REMINDER = Duration.ofHours(6);

    /** Why attempts end that no card was declined for. */
    private static final Set<String> UNTRIED = Set.of("not-sent", "page-expired");

    /**
     * What to do.
     *
     * @param card the number, where the provider sees one
     * @param returnUrl where the buyer comes back to
     */
    record Command(long bookingId, PayMethod method, @Nullable String card, String returnUrl) {}

    private record Begun(Payment payment, Booking booking, boolean isNew) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Bookings bookings;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CheckPayment checkPayment;
    private final SettlePayment settlePayment;
    private final CheckSchedule schedule;
    private final OfferedMethods offeredMethods;
    private final DueDifferences differences;
    private final BookingEvents events;
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
            OfferedMethods offeredMethods,
            DueDifferences differences,
            BookingEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.payments = payments;
        this.providers = providers;
        this.checkPayment = checkPayment;
        this.settlePayment = settlePayment;
        this.schedule = schedule;
        this.offeredMethods = offeredMethods;
        this.differences = differences;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Charges what the booking costs, or the difference that its buyer is asked for. While an
     * attempt is open with a provider, it goes on with that one, whatever is asked: two tabs never
     * charge twice. One that waits for a transfer or for cash gives way to another way to pay. One
     * that turns out to be over without a card having been declined makes way for a new one.
     *
     * @return the attempt as it is now
     * @throws ErrorResponseException 409 {@code invalid-state} if there is nothing to pay, or not
     *     any more; 404 if there is no such booking; 422 if its event does not offer that way
     */
    Payment handle(Command command) {
        var payment = goOn(command);
        return isUntried(payment) ? goOn(command) : payment;
    }

    private Payment goOn(Command command) {
        var begun = Objects.requireNonNull(transaction.execute(status -> begin(command)));
        if (begun.isNew()) start(begun, command);
        else checkPayment.look(begun.payment());
        return payments.find(begun.payment().id()).orElseThrow(() -> Problems.notFound("booking"));
    }

    private static boolean isUntried(Payment payment) {
        var reason = payment.reason();
        return payment.state() == PaymentState.FAILED && reason != null && UNTRIED.contains(reason);
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
        var due = differences.open(booking);
        if (due.isEmpty()) check(booking, now);
        var method = command.method();
        if (!offeredMethods.of(booking, now).contains(method))
            throw Problems.invalid("method", Text.of("invalid.not-offered-for-this"));
        var open = payments.open(id);
        if (open.isPresent() && !givesWay(open.get(), method))
            return new Begun(open.get(), booking, false);
        open.ifPresent(before -> payments.failed(before.id(), "method-changed", null));
        if (due.isEmpty()) keep(booking, method, open.isPresent(), now);
        var kept = bookings.find(id).orElseThrow();
        var payment =
                payments.add(
                        id,
                        providers.of(method, booking),
                        booking.event().isTest(),
                        method.word(),
                        due.map(Due::amountMinor).orElse(booking.totalMinor()),
                        booking.currency(),
                        due.map(Due::changeId).orElse(null),
                        now,
                        schedule.first(kept, now));
        if (method.isOffline()) tell(payment, kept, now);
        return new Begun(payment, kept, true);
    }

    private static boolean givesWay(Payment open, PayMethod method) {
        return isOffline(open) && !open.method().equals(method.word());
    }

    private static boolean isOffline(Payment payment) {
        return PayMethod.of(payment.method()).filter(PayMethod::isOffline).isPresent();
    }

    /**
     * Whoever pays later keeps the tickets until then, and whoever pays by card after all has no
     * longer than anybody else.
     */
    private void keep(Booking booking, PayMethod method, boolean changes, Instant now) {
        if (booking.expiresAt() == null || !(method.isOffline() || changes)) return;
        jdbc.sql("update booking set expires_at = ? where id = ?")
                .params(Payments.utc(offeredMethods.keptUntil(method, booking, now)), booking.id())
                .update();
    }

    private static void check(Booking booking, Instant now) {
        if (booking.status() != BookingStatus.PENDING_PAYMENT)
            throw InvalidState.of(booking, "paid");
        if (!booking.amounts().costs())
            throw InvalidState.because(
                    "booking",
                    "paid",
                    Text.of("problem.because.costs-nothing"),
                    booking.status().word());
        var until = booking.expiresAt();
        if (until != null && !until.isAfter(now))
            throw InvalidState.because(
                    "booking",
                    "paid",
                    Text.of("problem.because.tickets-are-not-kept"),
                    "hold-over");
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
            case Start.Awaited(var ref) ->
                    payments.progress(payment.id(), PaymentPhase.ACTION_REQUIRED, ref, null, next);
            case Start.Declined(var reason, var retryable) ->
                    settlePayment.declined(payment.id(), reason, lastFour(command.card()));
            case Start.Unknown() ->
                    payments.progress(payment.id(), PaymentPhase.UNKNOWN, null, null, next);
        }
    }

    /** The buyer is told how to pay later, and again when half of the time is over. */
    private void tell(Payment payment, Booking booking, Instant now) {
        events.publish(new PaymentAwaited(booking.id(), payment.id()));
        var until = booking.expiresAt();
        if (until == null || payment.method().equals(PayMethod.CASH.word())) return;
        var time = Duration.between(now, until);
        if (time.compareTo(WORTH_A_REMINDER) >= 0)
            events.publishLater(new PaymentReminder(booking.id(), payment.id()), time.dividedBy(2));
    }

    private Start answer(Begun begun, Command command) {
        var booking = begun.booking();
        try {
            return providers
                    .of(command.method(), booking)
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
                                    schedule.until(begun.payment(), booking)));
        } catch (RuntimeException e) {
            log.warn("payment {} was not answered: {}", begun.payment().id(), e.toString());
            return new Start.Unknown();
        }
    }

    private static @Nullable String lastFour(@Nullable String card) {
        return card == null ? null : card.substring(card.length() - 4);
    }
}
