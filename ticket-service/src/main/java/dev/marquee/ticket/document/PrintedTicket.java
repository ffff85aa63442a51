package dev.marquee.ticket.document;

import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.pdf.PrintText.Line;
import dev.marquee.ticket.brand.Brand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the words and the spelling of its reader.
 *
 * @param position of this ticket among those of its booking, from 1
 * @param count how many the booking has
 * @param code for whoever cannot scan the other one
 * @param token what the QR code says
 * @param zone the name of the zone that the times are in, and its offset
 * @param place null where none is known
 * @param price what was paid for it; null where it is free
 * @param tax in that; null where there is none
 * @param brand what its organiser looks like; null where it has not said
 * @param organizer what the organiser's receipts name it as; empty where nothing is known
 */
record PrintedTicket(
        int position,
        int count,
        String code,
        String token,
        Line event,
        String when,
        String zone,
        @Nullable Line place,
        Line ticketType,
        Line holder,
        @Nullable String price,
        @Nullable String tax,
        long bookingId,
        List<Line> organizer,
        boolean test,
        @Nullable Brand brand) {

    /** The QR code as an image. */
    public String qr() {
        return QrImage.of(token);
    }

    /** What its organiser is called in the head of the page; null for the house. */
    public @Nullable Line host() {
        return brand == null || brand.name() == null ? null : PrintText.line(brand.name());
    }

    /** How large the event's name is printed, so that a long one leaves the page whole. */
    public String size() {
        var length = event.words().length();
        return length > 120 ? "longest" : length > 50 ? "long" : "short";
    }
}
