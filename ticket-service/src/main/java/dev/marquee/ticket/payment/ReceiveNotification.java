package dev.marquee.ticket.payment;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.payment.PaymentProvider.Movement;
import dev.marquee.ticket.payment.PaymentProvider.Notice;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes notifications of providers. One is a hint: it makes us ask the provider, and is never
 * believed, so it may come twice, late, in any order, or not at all.
 */
@Component
public class ReceiveNotification {

    /** Takes money that moved at a provider without this service. */
    public interface MovedMoney {

        /** Stores it, however often it is told, and asks the staff what it means. */
        void take(String provider, Movement movement);
    }

    private static final Logger log = LoggerFactory.getLogger(ReceiveNotification.class);
    private static final int LONGEST = 255;
    private static final int LONGEST_KIND = 100;

    private final JdbcClient jdbc;
    private final PaymentProviders providers;
    private final Payments payments;
    private final CheckPayment checkPayment;
    private final MovedMoney movedMoney;
    private final Clock clock;

    ReceiveNotification(
            JdbcClient jdbc,
            PaymentProviders providers,
            Payments payments,
            CheckPayment checkPayment,
            MovedMoney movedMoney,
            Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.payments = payments;
        this.checkPayment = checkPayment;
        this.movedMoney = movedMoney;
        this.clock = clock;
    }

    /**
     * Checks a notification, and looks at the payment that it is about.
     *
     * @return the hint, with what the provider wants to read
     * @throws org.springframework.web.ErrorResponseException 400 {@code invalid-notification} if it
     *     is not the provider's; 404 if there is no such provider
     */
    public Notice.Hint handle(String provider, HttpHeaders headers, byte[] body) {
        var known = providers.find(provider).orElseThrow(() -> Problems.notFound("provider"));
        var hint = read(known, headers, body);
        if (store(provider, hint)) finish(provider, hint, act(known, hint.ref()));
        return hint;
    }

    private static Notice.Hint read(PaymentProvider provider, HttpHeaders headers, byte[] body) {
        return switch (provider.notice(headers, body)) {
            case Notice.Hint hint when isStorable(hint) -> hint;
            case Notice.Hint hint -> throw invalid(provider, "names too long to keep");
            case Notice.Invalid(var why) -> throw invalid(provider, why);
        };
    }

    private static boolean isStorable(Notice.Hint hint) {
        return hint.eventId().length() <= LONGEST
                && hint.kind().length() <= LONGEST_KIND
                && (hint.ref() == null || hint.ref().length() <= LONGEST);
    }

    private static RuntimeException invalid(PaymentProvider provider, String why) {
        log.warn("a notification of {} is refused: {}", provider.name(), why);
        return Problems.problem(
                HttpStatus.BAD_REQUEST,
                "invalid-notification",
                Text.of("problem.invalid-notification"));
    }

    /** Whether it is to be acted on: it is new, or nobody finished acting on it. */
    private boolean store(String provider, Notice.Hint hint) {
        try {
            jdbc.sql(
                            "insert into provider_event (provider, event_id, kind, ref, received_at) values (:provider, :event, :kind, :ref, :now)")
                    .param("provider", provider)
                    .param("event", hint.eventId())
                    .param("kind", hint.kind())
                    .param("ref", hint.ref())
                    .param("now", Payments.utc(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return jdbc.sql(
                                    "select count(*) from provider_event where provider = ? and event_id = ? and done_at is null")
                            .params(provider, hint.eventId())
                            .query(Long.class)
                            .single()
                    > 0;
        }
    }

    private String act(PaymentProvider provider, @Nullable String ref) {
        if (ref == null) return "nothing-named";
        var payment = payments.byRef(provider.name(), ref);
        if (payment.isPresent()) {
            checkPayment.look(payment.get());
            return "looked";
        }
        var moved = movement(provider, ref);
        moved.ifPresent(movement -> movedMoney.take(provider.name(), movement));
        return moved.map(movement -> "moved-" + movement.kind().word()).orElse("unknown-ref");
    }

    /** What is not known now is not taken: the provider tells it again. */
    private static Optional<Movement> movement(PaymentProvider provider, String ref) {
        try {
            return provider.movement(ref);
        } catch (RuntimeException e) {
            log.warn("{} cannot be asked what {} is: {}", provider.name(), ref, e.toString());
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "payment-provider-unavailable",
                    Text.of("problem.payment-provider-unavailable.it-cannot-be"));
        }
    }

    private void finish(String provider, Notice.Hint hint, String outcome) {
        jdbc.sql(
                        "update provider_event set done_at = ?, outcome = ? where provider = ? and event_id = ?")
                .params(Payments.utc(clock.instant()), outcome, provider, hint.eventId())
                .update();
    }
}
