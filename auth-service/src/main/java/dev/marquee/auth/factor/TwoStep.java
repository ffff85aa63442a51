package dev.marquee.auth.factor;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.delay.GrowingDelay;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Checks codes, each wrong one making the next wait longer. */
@Service
public class TwoStep {

    private final SecondFactors factors;
    private final GrowingDelay delay;

    TwoStep(SecondFactors factors, GrowingDelay delay) {
        this.factors = factors;
        this.delay = delay;
    }

    /**
     * Uses a code of the app, or a recovery code, up.
     *
     * @param address the client's
     * @return whether it was right, and not used before
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public boolean check(Account account, String code, String address) {
        return attempt(
                        account,
                        address,
                        () -> Optional.of(true).filter(yes -> factors.use(account.id(), code)))
                .isPresent();
    }

    /**
     * Turns the second step on with the app's first code.
     *
     * @return the recovery codes, to be shown once; none where the code was wrong
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public List<String> confirm(Account account, String code, String address) {
        return attempt(
                        account,
                        address,
                        () ->
                                Optional.of(factors.confirm(account.id(), code))
                                        .filter(codes -> !codes.isEmpty()))
                .orElse(List.of());
    }

    private <T> Optional<T> attempt(Account account, String address, Supplier<Optional<T>> check) {
        return delay.attempt("code:" + account.id(), address, check);
    }
}
