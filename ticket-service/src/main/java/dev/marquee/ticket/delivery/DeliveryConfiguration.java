package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.limit.RateLimiter;
import dev.marquee.ticket.limit.RateLimiter.Limit;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
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

    @Bean
    MessageHandler reservedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.RESERVED, mails);
    }

    @Bean
    MessageHandler confirmedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CONFIRMED, mails);
    }

    @Bean
    MessageHandler resentConfirmations(BookingMails mails) {
        return new BookingReceiver(BookingNews.CONFIRMED_AGAIN, mails);
    }

    @Bean
    MessageHandler correctedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CORRECTED, mails);
    }

    @Bean
    MessageHandler cancelledBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CANCELLED, mails);
    }

    @Bean
    MessageHandler changedEvents(BookingMails mails) {
        return new BookingReceiver(BookingNews.EVENT_CHANGED, mails);
    }

    @Bean
    MessageHandler cancelledEvents(BookingMails mails) {
        return new BookingReceiver(BookingNews.EVENT_CANCELLED, mails);
    }
}
