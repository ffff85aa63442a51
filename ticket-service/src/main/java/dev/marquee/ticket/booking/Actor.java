package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;

/**
 * Who does something to a booking.
 *
 * @param name as the booking's history names them: {@code buyer}, {@code holder}, {@code event},
 *     {@code time}, or a person's name
 * @param staff whether they act for the event: a buyer may do less, and nothing once it has begun
 */
public record Actor(String name, boolean staff) {

    /** Whoever bought it, or has its key. */
    public static final Actor BUYER = new Actor("buyer", false);

    /** Whoever has one ticket of it, or is offered it. */
    public static final Actor HOLDER = new Actor("holder", false);

    /** Nobody in person: the event was changed or cancelled. */
    public static final Actor EVENT = new Actor("event", true);

    /** Nobody: its time was over. */
    public static final Actor TIME = new Actor("time", false);

    /** Somebody who works for the event; the caller has made sure of that. */
    public static Actor staff(Caller caller) {
        return new Actor(caller.name(), true);
    }
}
