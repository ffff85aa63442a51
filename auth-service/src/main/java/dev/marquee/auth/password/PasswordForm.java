package dev.marquee.auth.password;

import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.grant.Grant;
import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A password that is being chosen with a link. */
record PasswordForm(
        @Nullable String token,
        @NotEmpty @GoodPassword @Nullable String password,
        @Nullable Set<Grant> keep) {

    /** Whether these are to stay as they are. */
    public boolean keeps(Grant grant) {
        return keep != null && keep.contains(grant);
    }

    /** Without the secrets, so that they never reach a log. */
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
