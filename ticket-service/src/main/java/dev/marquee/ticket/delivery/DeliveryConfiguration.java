package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxReceiver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailLimitSettings.class)
class DeliveryConfiguration {

    @Bean
    OutboxReceiver reservedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.RESERVED, mails);
    }

    @Bean
    OutboxReceiver confirmedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CONFIRMED, mails);
    }

    @Bean
    OutboxReceiver resentConfirmations(BookingMails mails) {
        return new BookingReceiver(BookingNews.CONFIRMED_AGAIN, mails);
    }

    @Bean
    OutboxReceiver correctedBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CORRECTED, mails);
    }

    @Bean
    OutboxReceiver cancelledBookings(BookingMails mails) {
        return new BookingReceiver(BookingNews.CANCELLED, mails);
    }

    @Bean
    OutboxReceiver changedEvents(BookingMails mails) {
        return new BookingReceiver(BookingNews.EVENT_CHANGED, mails);
    }

    @Bean
    OutboxReceiver cancelledEvents(BookingMails mails) {
        return new BookingReceiver(BookingNews.EVENT_CANCELLED, mails);
    }
}
