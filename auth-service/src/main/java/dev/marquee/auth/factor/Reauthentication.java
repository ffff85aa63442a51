package dev.marquee.auth.factor;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has somebody who is signed in prove once more to be the account's owner. */
@Component
public class Reauthentication {

    /** What came of it. */
    public enum Result {
        CONFIRMED,
        WRONG_PASSWORD,
        /** Missing, wrong, or used before; the password is right. */
        WRONG_CODE
    }

    private final SignIn signIn;
    private final SecondFactors factors;
    private final TwoStep twoStep;

    Reauthentication(SignIn signIn, SecondFactors factors, TwoStep twoStep) {
        this.signIn = signIn;
        this.factors = factors;
        this.twoStep = twoStep;
    }

    /**
     * Checks the password, and the code where the account signs in with two steps.
     *
     * @param address the client's
     * @throws dev.marquee.auth.delay.TooManyAttempts if it must wait; then nothing was checked
     */
    public Result check(
            Account account, @Nullable String password, @Nullable String code, String address) {
        if (password == null
                || password.isEmpty()
                || signIn.confirm(account.id(), password, address).isEmpty())
            return Result.WRONG_PASSWORD;
        if (!factors.isOn(account.id())) return Result.CONFIRMED;
        return code != null && !code.isBlank() && twoStep.check(account, code, address)
                ? Result.CONFIRMED
                : Result.WRONG_CODE;
    }
}
