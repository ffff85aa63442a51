package dev.marquee.auth.profile;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An account as its owner sees it. */
record Profile(
        long id,
        @Schema(example = "Minh Châu") String name,
        String email,
        boolean emailVerified,
        List<Role> roles,
        Instant createdAt) {

    static Profile of(Account account) {
        return new Profile(
                account.id(),
                account.name(),
                account.email().value(),
                account.emailVerified(),
                account.roles().stream().sorted().toList(),
                account.createdAt());
    }
}
