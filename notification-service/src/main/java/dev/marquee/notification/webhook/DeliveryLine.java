package dev.marquee.notification.webhook;

import static dev.marquee.notification.UtcTime.words;

import java.util.Locale;

/**
 * A delivery with its times as people read them.
 *
 * @param next empty unless it waits for another attempt
 * @param delivered empty unless it is delivered
 */
public record DeliveryLine(Delivery delivery, String created, String next, String delivered) {

    static DeliveryLine of(Delivery delivery, Locale locale) {
        var waits = delivery.status().equals("waiting") && delivery.attempts() > 0;
        var done = delivery.status().equals("delivered");
        return new DeliveryLine(
                delivery,
                words(delivery.createdAt(), locale),
                waits ? words(delivery.nextAttemptAt(), locale) : "",
                done ? words(delivery.deliveredAt(), locale) : "");
    }
}
