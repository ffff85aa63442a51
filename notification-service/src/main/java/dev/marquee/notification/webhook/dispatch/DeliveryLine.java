package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.web.StaffTime;

/**
 * A delivery with its times as people read them.
 *
 * @param next empty unless it waits for another attempt
 * @param delivered empty unless it is delivered
 */
public record DeliveryLine(Delivery delivery, String created, String next, String delivered) {

    static DeliveryLine of(Delivery delivery, StaffTime times) {
        var waits = delivery.status().equals("waiting") && delivery.attempts() > 0;
        var done = delivery.status().equals("delivered");
        return new DeliveryLine(
                delivery,
                times.second(delivery.createdAt()),
                waits ? times.second(delivery.nextAttemptAt()) : "",
                done ? times.second(delivery.deliveredAt()) : "");
    }
}
