package dev.marquee.ticket.booking;

/**
 * A kind of ticket of one event.
 *
 * @param quantity how many may be live at once; 0 when it is no longer sold
 * @param position the default type comes first
 */
record TicketType(long id, String name, long priceMinor, int quantity, int sold, int position) {

    int left() {
        return quantity - sold;
    }

    TicketType sell(int n) {
        return new TicketType(id, name, priceMinor, quantity, sold + n, position);
    }
}
