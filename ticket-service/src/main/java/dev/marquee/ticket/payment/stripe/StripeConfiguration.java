package dev.marquee.ticket.payment.stripe;

import com.stripe.StripeClient;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.ticket.payment.PaymentSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Without the setting, no class of Stripe's library is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "marquee.payment.provider", havingValue = StripeProvider.NAME)
@EnableConfigurationProperties(StripeSettings.class)
class StripeConfiguration {

    @Bean
    StripeProvider stripeProvider(
            StripeSettings settings,
            PaymentSettings payment,
            MarqueeSettings marquee,
            JsonMapper json,
            Clock clock) {
        var keys = StripeKeys.of(settings);
        var client = client(settings, keys, payment);
        var sessions = new StripeSessions(client, marquee.publicUrl().toString(), clock);
        return new StripeProvider(
                sessions,
                new StripeRefunds(client),
                new StripeNotifications(keys, json, clock),
                new StripeMovements(client, sessions),
                new StripeTime(settings.apiBase()),
                !keys.isLive());
    }

    /**
     * It gives up before an attempt that Stripe has never heard of counts as not charged. It
     * repeats nothing by itself: what has no answer is looked at.
     */
    private static StripeClient client(
            StripeSettings settings, StripeKeys keys, PaymentSettings payment) {
        var timeout = Math.toIntExact(payment.timeout().toMillis());
        return StripeClient.builder()
                .setApiKey(keys.secretKey())
                .setApiBase(settings.apiBase().toString())
                .setConnectTimeout(timeout / 6)
                .setReadTimeout(timeout / 3 * 2)
                .setMaxNetworkRetries(0)
                .build();
    }
}
