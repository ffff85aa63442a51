package dev.marquee.venue;

import dev.marquee.platform.jpa.SortParameter;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;

/**
 * Which venues to list, checked.
 *
 * @param words a part of the name, type or address
 * @param type in any case
 * @param status empty, {@code available} or {@code booked}
 * @param sort empty, or a field, with a minus for descending
 */
record VenueFilter(
        String words, String type, int minCapacity, String status, FreeTime free, String sort) {

    private static final Order NAME = Order.by("details.name").ignoreCase();
    private static final SortParameter ORDERS =
            new SortParameter()
                    .field("", NAME)
                    .field("name", NAME)
                    .field("capacity", Order.by("details.capacity"))
                    .field(
                            "price",
                            Order.by("details.price.currency"),
                            Order.by("details.price.minor"))
                    .field("type", Order.by("details.type").ignoreCase(), NAME);

    static VenueFilter of(String words) {
        return new VenueFilter(words, "", 0, "", new FreeTime("", ""), "");
    }

    /** What sorts the same keeps the order in which it was added. */
    Sort order() {
        return ORDERS.read(sort).and(Sort.by("id"));
    }
}
