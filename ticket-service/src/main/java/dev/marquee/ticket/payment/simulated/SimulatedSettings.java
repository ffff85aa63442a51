package dev.marquee.ticket.payment.simulated;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated provider behaves.
 *
 * @param timeoutCharges whether the card that gets no answer in time is charged all the same
 * @param refundPending how long a refund is on its way that is not done at once
 */
@ConfigurationProperties("marquee.payment.simulated")
record SimulatedSettings(
        @DefaultValue("true") boolean timeoutCharges, @DefaultValue("1m") Duration refundPending) {}
