package dev.marquee.auth.password;

import dev.marquee.auth.account.GoodPassword;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** A password that is being chosen with a link. */
record PasswordForm(@Nullable String token, @NotEmpty @GoodPassword @Nullable String password) {

    /** Without the secrets, so that they never reach a log. */
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
