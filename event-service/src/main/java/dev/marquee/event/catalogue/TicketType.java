package dev.marquee.event.catalogue;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A kind of ticket of one event. Its place in the event's list is its position on the page.
 *
 * @param id empty until it is stored; it never changes after that
 * @param priceMinor in the smallest unit of the event's currency; 0 is free
 */
record TicketType(@Id @Nullable Long id, String name, long priceMinor, int quantity) {

    /** What an event gets that was created with only a total. */
    static final String GENERAL_ADMISSION = "General admission";

    TicketType {
        if (priceMinor < 0) throw new IllegalArgumentException("a negative price");
        if (quantity < 1) throw new IllegalArgumentException("no tickets of a type");
    }

    TicketType withId(@Nullable Long other) {
        return new TicketType(other, name, priceMinor, quantity);
    }

    TicketType withQuantity(int other) {
        return new TicketType(id, name, priceMinor, other);
    }
}
