package dev.marquee.ticket.eventchange;

import java.time.Instant;
import java.util.List;

/** Gives back what was paid for tickets of an event that does not take place. */
public interface MoneyBack {

    /**
     * The money of all tickets of these bookings that are still good is to go back, once, and
     * bookings that have no used ticket are refunded. The tickets are left to the caller.
     *
     * @param bookings of one event, whose inventory is locked
     */
    void forCancelled(List<Long> bookings, Instant now);
}
