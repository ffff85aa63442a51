package dev.marquee.ticket.delivery;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.limit.RateLimiter.Limit;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(BookingReceivers.class)
@EnableConfigurationProperties(MailLimitSettings.class)
class DeliveryConfiguration {

    /**
     * How many mails about bookings one mailbox gets in an hour, whoever books: anybody can book
     * with somebody else's address.
     */
    @Bean
    RateLimiter<EmailAddress> bookingMailReaders(MailLimitSettings settings, Clock clock) {
        return new RateLimiter<>(clock, new Limit(settings.perHour(), Duration.ofHours(1)));
    }
}
