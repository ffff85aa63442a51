package dev.marquee.auth.delay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long somebody must wait who guesses wrong: 1 s after the free tries, then twice as long each
 * time.
 *
 * @param pair for one account from one client address
 * @param account for one account from all addresses together, so that it stays short: nobody shall
 *     be locked out for long by somebody else's guessing
 * @param code for the codes of one account from all addresses, after its password was right:
 *     slower, because a code is short, and nobody without the password can make its owner wait
 * @param address for one client address and all accounts; many people may share it
 * @param forgetAfter wrong tries are forgotten when there were none for so long
 * @param trustFor from an address where the owner has signed in within this time, the guesses of
 *     others do not count
 */
@Validated
@ConfigurationProperties("marquee.auth.delay")
public record DelaySettings(
        @DefaultValue Pair pair,
        @DefaultValue Shared account,
        @DefaultValue Code code,
        @DefaultValue Crowd address,
        @DefaultValue("6h") Duration forgetAfter,
        @DefaultValue("30d") Duration trustFor) {

    /** One account from one address. */
    public record Pair(@DefaultValue("5") int free, @DefaultValue("15m") Duration longest) {}

    /** One account from all addresses. */
    public record Shared(@DefaultValue("10") int free, @DefaultValue("30s") Duration longest) {}

    /** The codes of one account from all addresses. */
    public record Code(@DefaultValue("5") int free, @DefaultValue("15m") Duration longest) {}

    /** One address for all accounts. */
    public record Crowd(@DefaultValue("50") int free, @DefaultValue("1m") Duration longest) {}
}
