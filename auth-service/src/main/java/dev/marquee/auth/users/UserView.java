package dev.marquee.auth.users;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * An account as admins see it.
 *
 * @param state active, unconfirmed, invited, disabled or closed
 */
record UserView(
        long id,
        @Schema(example = "Minh Châu") String name,
        String email,
        boolean emailVerified,
        List<Role> roles,
        boolean disabled,
        @Schema(
                        allowableValues = {
                            "active",
                            "unconfirmed",
                            "invited",
                            "disabled",
                            "closed"
                        },
                        example = "active")
                String state,
        Instant createdAt) {

    static UserView of(Account account) {
        return new UserView(
                account.id(),
                account.name(),
                account.email().value(),
                account.emailVerified(),
                account.roles().stream().sorted().toList(),
                account.disabled(),
                account.state(),
                account.createdAt());
    }
}
