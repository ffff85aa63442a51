package dev.marquee.ticket.pricing;

import java.util.OptionalLong;

/** Who takes payments has a least amount in each currency. */
public interface LeastPayable {

    /** The least that can be paid online in that currency; empty if it is not taken. */
    OptionalLong minimum(String currency);
}
