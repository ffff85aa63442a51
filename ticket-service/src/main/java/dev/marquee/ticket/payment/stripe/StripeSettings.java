package dev.marquee.ticket.payment.stripe;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached. It is checked by {@link StripeKeys} and not by annotations, because their
 * errors print the value.
 *
 * @param secretKey the account's secret or restricted key; it decides between test and live mode
 * @param webhookSecret what the account's webhook endpoint signs with
 * @param apiBase where the API is; only tests change it
 */
@ConfigurationProperties("marquee.payment.stripe")
record StripeSettings(
        @DefaultValue("") String secretKey,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("https://api.stripe.com") URI apiBase) {

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return "StripeSettings[apiBase=%s]".formatted(apiBase);
    }
}
