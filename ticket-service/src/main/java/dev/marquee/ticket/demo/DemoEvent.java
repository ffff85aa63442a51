package dev.marquee.ticket.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event whose sales are made up. */
record DemoEvent(long id, String code, Instant startsAt, ZoneId zone, int quota, List<Type> types) {

    /**
     * A kind of ticket.
     *
     * @param most how many one booking may have; null for no limit of its own
     */
    record Type(long id, int quantity, int sold, @Nullable Integer most) {

        /** How many of it go into one booking, if so many are wanted. */
        int atMost(int wanted) {
            return most == null ? wanted : Math.min(wanted, most);
        }

        /** How many to sell so that {@code percent} of all are sold. */
        int missing(int percent) {
            return Math.max(0, Math.round(quantity * percent / 100f) - sold);
        }
    }
}
