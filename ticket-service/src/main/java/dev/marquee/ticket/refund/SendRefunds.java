package dev.marquee.ticket.refund;

import dev.marquee.ticket.booking.BookingEvent.PaymentAttention;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.PaymentProvider.Refunded;
import dev.marquee.ticket.payment.PaymentProvider.Return;
import dev.marquee.ticket.payment.PaymentProviders;
import dev.marquee.ticket.payment.Payments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends approved refunds to their providers, each with the same key however often. A refund is
 * claimed by a time until which it is not due, so that replicas share them, and a killed service
 * leaves nothing locked.
 */
@Component
class SendRefunds {

    private static final Logger log = LoggerFactory.getLogger(SendRefunds.class);
    private static final int PAGE = 50;
    private static final Duration LEASE = Duration.ofSeconds(25);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(7);
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Refunds refunds;
    private final BookingEvents events;
    private final Payments payments;
    private final PaymentProviders providers;
    private final CompleteRefund completeRefund;
    private final Clock clock;

    SendRefunds(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Refunds refunds,
            BookingEvents events,
            Payments payments,
            PaymentProviders providers,
            CompleteRefund completeRefund,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.refunds = refunds;
        this.events = events;
        this.payments = payments;
        this.providers = providers;
        this.completeRefund = completeRefund;
        this.clock = clock;
    }

    /** Sends what is due, and returns how many that were. */
    int handle() {
        var claimed = claim();
        claimed.forEach(this::send);
        return claimed.size();
    }

    private List<Refund> claim() {
        var now = clock.instant();
        var due =
                jdbc.sql(
                                """
                                select id from refund where next_try_at <= ? and phase in ('approved', 'sending', 'at_provider')
                                order by next_try_at limit %d
                                """
                                        .formatted(PAGE))
                        .param(Refunds.utc(now))
                        .query(Long.class)
                        .list();
        return due.isEmpty() ? List.of() : claim(due, now);
    }

    private List<Refund> claim(List<Long> due, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var mine =
                            jdbc
                                    .sql(
                                            "select * from refund where id in (:ids) order by id for update skip locked")
                                    .param("ids", due)
                                    .query((row, n) -> Refund.read(row))
                                    .list()
                                    .stream()
                                    .filter(refund -> isDue(refund, now))
                                    .map(Refund::id)
                                    .toList();
                    if (mine.isEmpty()) return List.<Refund>of();
                    jdbc.sql(
                                    """
                                    update refund set next_try_at = :until,
                                           phase = case when phase = 'approved' then 'sending' else phase end
                                    where id in (:ids)
                                    """)
                            .param("until", Refunds.utc(now.plus(LEASE)))
                            .param("ids", mine)
                            .update();
                    return read(mine);
                }));
    }

    private static boolean isDue(Refund refund, Instant now) {
        var at = refund.nextTryAt();
        return at != null && !at.isAfter(now);
    }

    private List<Refund> read(List<Long> ids) {
        return jdbc.sql("select * from refund where id in (:ids) order by id")
                .param("ids", ids)
                .query((row, n) -> Refund.read(row))
                .list();
    }

    private void send(Refund refund) {
        switch (answer(refund)) {
            case Refunded.Done(var ref) -> completeRefund.sent(refund.id(), ref);
            case Refunded.Pending(var ref) -> again(refund, "at_provider", ref, null);
            case Refunded.Unknown() -> again(refund, refund.phase().word(), null, "no-answer");
            case Refunded.Refused(var why) -> stuck(refund, why);
        }
    }

    private Refunded answer(Refund refund) {
        if (refund.amountMinor() == 0) return new Refunded.Done("");
        // before anything is looked up by what a provider of elsewhere called it
        if (payments.cameIn(refund.paymentId())) return new Refunded.Refused("paid-elsewhere");
        return answer(refund, payments.origin(refund.paymentId()));
    }

    private Refunded answer(Refund refund, Payment payment) {
        var provider = providers.find(payment.provider());
        if (provider.isEmpty()) return new Refunded.Refused("provider-not-set-up");
        try {
            return provider.get()
                    .refund(
                            new Return(
                                    refund.id(),
                                    Objects.requireNonNull(payment.providerRef()),
                                    refund.providerRef(),
                                    refund.amountMinor(),
                                    refund.currency()));
        } catch (RuntimeException e) {
            log.warn("refund {} was not answered: {}", refund.id(), e.toString());
            return new Refunded.Unknown();
        }
    }

    private void again(
            Refund refund, String phase, @Nullable String ref, @Nullable String lastError) {
        var now = clock.instant();
        var since = Objects.requireNonNullElse(refund.decidedAt(), refund.createdAt());
        if (lastError != null && now.isAfter(since.plus(GIVE_UP_AFTER))) {
            stuck(refund, lastError);
            return;
        }
        var wait = WAITS.get(Math.min(refund.tries(), WAITS.size() - 1));
        jdbc.sql(
                        """
                        update refund set phase = :phase, provider_ref = coalesce(:ref, provider_ref), last_error = :error,
                               tries = tries + 1, next_try_at = :next
                        where id = :id and phase in ('sending', 'at_provider')
                        """)
                .param("phase", phase)
                .param("ref", ref)
                .param("error", lastError)
                .param("next", Refunds.utc(now.plus(wait)))
                .param("id", refund.id())
                .update();
    }

    private void stuck(Refund refund, String why) {
        log.warn("refund {} needs a person: {}", refund.id(), why);
        transaction.executeWithoutResult(status -> {
            if (refunds.stuck(refund.id(), why))
                events.publish(
                        new PaymentAttention(
                                refund.bookingId(),
                                "refund-" + refund.id(),
                                why.matches("[a-z][a-z-]{0,39}") ? why : "refund-refused",
                                clock.instant()));
        });
    }
}
