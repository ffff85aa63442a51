package dev.marquee.site.assistant.tool;

import java.util.Map;

/** What was sold, as far as the assistant tells it: figures, and nobody's name. */
public record SalesFacts(Day today) {

    /**
     * A day so far.
     *
     * @param revenue amounts by currency
     */
    public record Day(int tickets, int bookings, Map<String, String> revenue) {}
}
