package dev.marquee.ticket.backoffice;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Addresses;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Whether mail to a buyer arrives, as far as that is known now. */
@Component
class Undelivered {

    private static final Logger log = LoggerFactory.getLogger(Undelivered.class);

    private final NotificationClient notifications;

    Undelivered(NotificationClient notifications) {
        this.notifications = notifications;
    }

    /** False where notification-service is away: a booking can be looked at without it. */
    boolean isKnownOf(Booking booking) {
        if (!booking.isReachable()) return false;
        var address = booking.buyerEmail().value();
        try {
            return notifications
                    .unreachable(new Addresses(List.of(address)))
                    .addresses()
                    .contains(address);
        } catch (RestClientException e) {
            log.debug("nobody knows whether mail arrives", e);
            return false;
        }
    }
}
