package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param loginName a name that signs in as well as the address does, or null
 */
public record NewAccount(
        String name,
        EmailAddress email,
        boolean emailVerified,
        @Nullable String loginName,
        String passwordHash,
        Set<Role> roles) {}
