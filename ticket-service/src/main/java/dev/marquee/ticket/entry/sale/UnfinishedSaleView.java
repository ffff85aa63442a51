package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.StaffBookings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale at the door that was begun and not finished.
 *
 * @param status pending_payment while its tickets are held; expired once they are on sale again
 * @param soldBy who began it
 * @param total what was asked for, decimal, in {@code currency}
 * @param heldUntil until when its tickets are held; in the past once they are not
 */
@Schema(name = "BoxOfficeUnfinishedSale")
record UnfinishedSaleView(
        @Schema(example = "7d0e2c58-3b51-4f43-8c0e-2f8a8e0f9b13") UUID saleId,
        @Schema(example = "1184") long bookingId,
        BookingStatus status,
        @Schema(example = "3") long ticketTypeId,
        @Schema(example = "Standing") String ticketType,
        @Schema(example = "2") int quantity,
        @Schema(example = "48.00") String total,
        @Schema(example = "EUR") String currency,
        @Schema(example = "Ana Ribeiro") String soldBy,
        Instant begunAt,
        @Nullable Instant heldUntil) {

    static UnfinishedSaleView of(StaffBookings.Unfinished sale, Booking booking) {
        Ticket first = booking.tickets().getFirst();
        return new UnfinishedSaleView(
                UUID.fromString(sale.key()),
                booking.id(),
                booking.status(),
                first.ticketTypeId(),
                first.ticketType(),
                booking.quantity(),
                Money.text(booking.totalMinor(), booking.currency()),
                booking.currency(),
                sale.madeBy(),
                booking.createdAt(),
                booking.heldUntil());
    }
}
