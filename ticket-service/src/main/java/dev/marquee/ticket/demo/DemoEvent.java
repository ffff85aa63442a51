package dev.marquee.ticket.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** An event whose sales are made up. */
record DemoEvent(long id, String code, Instant startsAt, ZoneId zone, int quota, List<Type> types) {

    record Type(long id, int quantity, int sold) {

        /** How many to sell so that {@code percent} of all are sold. */
        int missing(int percent) {
            return Math.max(0, Math.round(quantity * percent / 100f) - sold);
        }
    }
}
