package dev.marquee.auth.factor;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.delay.GrowingDelay;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.audit.AuditTrail.Actor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks codes, each wrong one making the next wait longer, and turns the second step on and off:
 * its owner is told so, and the audit trail.
 */
@Service
public class TwoStep {

    private final SecondFactors factors;
    private final WrongCodes wrongCodes;
    private final GrowingDelay delay;
    private final AccountNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    TwoStep(
            SecondFactors factors,
            WrongCodes wrongCodes,
            GrowingDelay delay,
            AccountNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.factors = factors;
        this.wrongCodes = wrongCodes;
        this.delay = delay;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Uses a code of the app, or a recovery code, up. The owner hears of several wrong ones; after
     * a hundred only recovery codes are good, until one of them was used or the password is new.
     *
     * @param address the client's
     * @return whether it was right, and not used before
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public boolean check(Account account, String code, String address) {
        var right =
                attempt(
                                account,
                                address,
                                () ->
                                        Optional.of(true)
                                                .filter(yes -> factors.use(account.id(), code)))
                        .isPresent();
        if (!right) transaction.executeWithoutResult(status -> wrong(account));
        return right;
    }

    private void wrong(Account account) {
        switch (wrongCodes.count(account.id())) {
            case NOTHING -> {}
            case SEVERAL -> notices.tell(account, AccountChange.WRONG_CODES);
            case LOCKED -> tell(account, AccountChange.CODES_LOCKED, "two-step.locked");
        }
    }

    /**
     * Turns the second step on with the app's first code. Other browsers are signed out.
     *
     * @return the recovery codes, to be shown once; none where the code was wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public List<String> confirm(Account account, String code, String address) {
        return attempt(
                        account,
                        address,
                        () ->
                                Optional.ofNullable(
                                                transaction.execute(on -> turnOn(account, code)))
                                        .filter(codes -> !codes.isEmpty()))
                .orElse(List.of());
    }

    private List<String> turnOn(Account account, String code) {
        var codes = factors.confirm(account.id(), code);
        if (!codes.isEmpty()) {
            tell(account, AccountChange.TWO_STEP_ON, "two-step.on");
            events.publishEvent(new SecondStepTurnedOn(account.id()));
        }
        return codes;
    }

    /** Replaces all recovery codes; they are shown once. */
    @Transactional
    public List<String> newRecoveryCodes(Account account) {
        tell(account, AccountChange.RECOVERY_CODES, "two-step.recovery-codes");
        return factors.newRecoveryCodes(account.id());
    }

    /** Turns the second step off. */
    @Transactional
    public void turnOff(Account account) {
        factors.forget(account.id());
        tell(account, AccountChange.TWO_STEP_OFF, "two-step.off");
    }

    private void tell(Account account, AccountChange change, String action) {
        notices.tell(account, change);
        audit.record(
                Actor.account(account.id(), account.email().value()),
                action,
                "account:" + account.id(),
                "");
    }

    private <T> Optional<T> attempt(Account account, String address, Supplier<Optional<T>> check) {
        return delay.attemptCode("code:" + account.id(), address, check);
    }
}
