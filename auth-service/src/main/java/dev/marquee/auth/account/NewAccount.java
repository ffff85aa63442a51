package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made.
 *
 * @param loginName a name that signs in as well as the address does, or null
 * @param timeZone in which its owner reads times; null for that of the house
 * @param locale the tag of the language that its owner reads; null for what the browser asks for
 */
public record NewAccount(
        String name,
        EmailAddress email,
        boolean emailVerified,
        @Nullable String loginName,
        String passwordHash,
        Set<Role> roles,
        @Nullable ZoneId timeZone,
        @Nullable String locale) {

    /** One that reads times in the zone of the house, in the language of its browser. */
    public NewAccount(
            String name,
            EmailAddress email,
            boolean emailVerified,
            @Nullable String loginName,
            String passwordHash,
            Set<Role> roles) {
        this(name, email, emailVerified, loginName, passwordHash, roles, null, null);
    }
}
