package dev.marquee.auth.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of auth-service.
 *
 * @param tokenLifetime how long an access token is good
 * @param browserTokenLifetime the same for the tokens that the gateway fetches for browsers; also
 *     about how long a disabled account's pages still work
 * @param sessionIdle a browser that is not seen for so long is signed out
 * @param sessionLimit a browser is signed out after so long in any case
 * @param adminSessionIdle the same for administrators, who are signed out sooner
 * @param adminSessionLimit an administrator's browser is signed out after so long in any case, and
 *     when it is closed
 * @param adminEmail the address of the admin that the first start creates; blank, as compose files
 *     pass what is not set, for the usual one
 * @param adminPassword the password of that admin; where none is set, one is made up and logged
 *     once
 * @param signingKeyLifetime after so long, another key signs the access tokens
 */
@Validated
@ConfigurationProperties("marquee.auth")
public record AuthSettings(
        @DefaultValue("30m") Duration tokenLifetime,
        @DefaultValue("60s") Duration browserTokenLifetime,
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("7d") Duration sessionLimit,
        @DefaultValue("1h") Duration adminSessionIdle,
        @DefaultValue("12h") Duration adminSessionLimit,
        @DefaultValue(FIRST_ADMIN) String adminEmail,
        @DefaultValue("") String adminPassword,
        @DefaultValue("90d") Duration signingKeyLifetime) {

    static final String FIRST_ADMIN = "admin@marquee.local";

    public AuthSettings {
        if (adminEmail.isBlank()) adminEmail = FIRST_ADMIN;
    }

    /** How long a browser of this account may be idle. */
    public Duration idleFor(Account account) {
        return account.isAdmin() ? shorter(adminSessionIdle, sessionIdle) : sessionIdle;
    }

    /** How long a browser of this account may be signed in. */
    public Duration limitFor(Account account) {
        return account.isAdmin() ? shorter(adminSessionLimit, sessionLimit) : sessionLimit;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
