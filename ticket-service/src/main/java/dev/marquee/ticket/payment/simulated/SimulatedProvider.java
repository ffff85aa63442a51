package dev.marquee.ticket.payment.simulated;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.ticket.payment.PaymentProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Takes every well-formed card and moves no money. What a card's number ends with decides what
 * becomes of it, see {@link SimulatedCard}; so does the last digit for its refunds: 7 is refused
 * and 8 takes a while.
 */
@Component
class SimulatedProvider implements PaymentProvider {

    /** How the keys begin of what was done on the provider's own page. */
    static final String OUTSIDE = "outside-";

    static final String NAME = "simulated";

    /** Of a closed charge that was never begun. */
    private static final String NO_CARD = "4242424242424242";

    private static final String CLOSED = "closed";
    private static final int REF_LENGTH = 20;

    private final SimulatedCharges charges;
    private final SimulatedNotifications notifications;
    private final SimulatedSettings settings;
    private final Clock clock;

    SimulatedProvider(
            SimulatedCharges charges,
            SimulatedNotifications notifications,
            SimulatedSettings settings,
            Clock clock) {
        this.charges = charges;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isTest() {
        return true;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, Duration.ofDays(36_500), 1);
    }

    @Override
    public OptionalLong minimum(String currency) {
        return OptionalLong.of(1);
    }

    @Override
    public Start start(Charge charge) {
        var number = Objects.requireNonNullElse(charge.card(), NO_CARD);
        var card = SimulatedCard.of(number);
        if (card == SimulatedCard.NO_ANSWER && !settings.timeoutCharges())
            return new Start.Unknown();
        var stored = charges.addOrGet(begin(charge, card, SimulatedCard.lastFour(number)));
        if (card == SimulatedCard.NO_ANSWER) return new Start.Unknown();
        return switch (stored.state()) {
            case "paid" -> new Start.Paid(stored.ref(), stored.card());
            case "open" ->
                    new Start.Redirect(
                            stored.ref(), SimulatedPageController.PATH + "/" + stored.ref());
            default -> new Start.Declined(reason(stored), true);
        };
    }

    private SimulatedCharge begin(Charge charge, SimulatedCard card, String lastFour) {
        var state =
                switch (card) {
                    case PAID, NO_ANSWER -> "paid";
                    case APPROVAL -> "open";
                    case DECLINED, INSUFFICIENT_FUNDS -> "declined";
                };
        var reason =
                switch (card) {
                    case DECLINED -> "card-declined";
                    case INSUFFICIENT_FUNDS -> "insufficient-funds";
                    default -> null;
                };
        return new SimulatedCharge(
                charge.attempt().key(),
                newRef(lastFour),
                false,
                false,
                null,
                charge.amountMinor(),
                charge.currency(),
                state,
                reason,
                lastFour,
                charge.title(),
                charge.returnUrl(),
                clock.instant());
    }

    @Override
    public Look look(Attempt attempt) {
        return charges.byKey(attempt.key()).map(this::found).orElseGet(Look.NotThere::new);
    }

    private Look found(SimulatedCharge charge) {
        return switch (charge.state()) {
            case "paid" ->
                    new Look.Paid(
                            charge.ref(), charge.amountMinor(), charge.currency(), charge.card());
            case "open" -> new Look.Open(charge.ref());
            default -> new Look.Failed(reason(charge));
        };
    }

    private static String reason(SimulatedCharge charge) {
        return Objects.requireNonNullElse(charge.reason(), charge.state());
    }

    /** An attempt that never began is remembered as closed, so that it cannot begin any more. */
    @Override
    public Close close(Attempt attempt) {
        var charge =
                charges.addOrGet(
                        new SimulatedCharge(
                                attempt.key(),
                                newRef("none"),
                                false,
                                false,
                                null,
                                0,
                                "XXX",
                                CLOSED,
                                CLOSED,
                                null,
                                null,
                                null,
                                clock.instant()));
        if (charge.state().equals("open") && !charges.move(charge.ref(), "open", CLOSED))
            return close(attempt);
        return charge.state().equals("paid") ? Close.ALREADY_PAID : Close.CLOSED;
    }

    @Override
    public Refunded refund(Return money) {
        var known = charges.byKey(money.key());
        var refund = known.orElseGet(() -> charges.addOrGet(begin(money)));
        return switch (refund.state()) {
            case "done" -> new Refunded.Done(refund.ref());
            case "pending" -> pending(refund);
            default -> new Refunded.Refused(reason(refund));
        };
    }

    private Refunded pending(SimulatedCharge refund) {
        var done = refund.createdAt().plus(settings.refundPending());
        if (clock.instant().isBefore(done)) return new Refunded.Pending(refund.ref());
        charges.move(refund.ref(), "pending", "done");
        return new Refunded.Done(refund.ref());
    }

    private SimulatedCharge begin(Return money) {
        var charge = charges.byRef(money.paymentRef());
        var tooMuch =
                charge.isEmpty()
                        || !charge.get().state().equals("paid")
                        || charges.refunded(money.paymentRef()) + money.amountMinor()
                                > charge.get().amountMinor();
        var refusal = tooMuch ? "more-than-paid" : "account-closed";
        var state =
                tooMuch || money.paymentRef().endsWith("7")
                        ? "refused"
                        : money.paymentRef().endsWith("8") ? "pending" : "done";
        return new SimulatedCharge(
                money.key(),
                newRef("refund"),
                true,
                false,
                money.paymentRef(),
                money.amountMinor(),
                money.currency(),
                state,
                state.equals("refused") ? refusal : null,
                null,
                null,
                null,
                clock.instant());
    }

    @Override
    public Notice notice(HttpHeaders headers, byte[] body) {
        return notifications.read(headers, body);
    }

    /** What was asked for has a key of this service's own. */
    @Override
    public Optional<Movement> movement(String ref) {
        return charges.byRef(ref).flatMap(SimulatedProvider::movement);
    }

    private static Optional<Movement> movement(SimulatedCharge charge) {
        var isAskedFor = !charge.key().startsWith(OUTSIDE);
        if (charge.refund() && isAskedFor) return Optional.empty();
        if (!charge.refund() && !charge.dispute() && !charge.state().equals("paid"))
            return Optional.empty();
        return Optional.of(
                new Movement(
                        charge.dispute()
                                ? Movement.Kind.DISPUTE
                                : charge.refund() ? Movement.Kind.REFUND : Movement.Kind.PAYMENT,
                        charge.ref(),
                        charge.ofRef(),
                        charge.amountMinor(),
                        charge.currency(),
                        standing(charge.state())));
    }

    private static Movement.Standing standing(String state) {
        return switch (state) {
            case "open", "pending" -> Movement.Standing.OPEN;
            case "done", "paid", "lost" -> Movement.Standing.DONE;
            default -> Movement.Standing.OVER;
        };
    }

    /** Not to be guessed, because it opens the page where a charge is approved. */
    static String newRef(String end) {
        return "sim-" + RandomToken.create().substring(0, REF_LENGTH) + "-" + end;
    }
}
