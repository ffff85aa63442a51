package dev.marquee.ticket.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A booking, or one ticket of it, in the older system's fields.
 *
 * @param id as it was asked for: a booking's or a ticket's
 * @param customerName who bought it; of a ticket, who comes with it
 * @param quantity how many tickets were booked; of a ticket, 1
 * @param expiresAt until when it is kept unless it is confirmed before, or was kept; absent where
 *     that has no end
 * @param price of one ticket, decimal; null if they differ
 * @param total of all that it speaks of, decimal
 * @param tickets those that it speaks of, the cancelled ones too
 * @param accessKey opens it without an account, as the header Booking-Key; only in the answer to
 *     the request that made it
 */
record ReservationView(
        @Schema(example = "1184") long id,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "7") long eventId,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "Ana Silva") String customerName,
        @Schema(type = "string", example = "ana@example.org") EmailAddress customerEmail,
        @Schema(example = "2") int quantity,
        ReservationStatus status,
        Instant createdAt,
        @Schema(example = "2026-11-28T18:42:00Z") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Instant expiresAt,
        @Schema(example = "24.00") @Nullable String price,
        @Schema(example = "48.00") String total,
        @Schema(example = "EUR") String currency,
        List<Admission> tickets,
        @Schema(example = "k3Vt9bQx0PzL") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String accessKey) {

    record Admission(
            @Schema(example = "1185") long id,
            @Schema(example = "EV07-160") String code,
            ReservationStatus status) {}

    static ReservationView of(Booking booking) {
        return whole(booking, null);
    }

    /** With the key that opens it later: for the one who made it. */
    static ReservationView made(Booking booking, String accessKey) {
        return whole(booking, accessKey);
    }

    private static ReservationView whole(Booking booking, @Nullable String accessKey) {
        return new ReservationView(
                booking.id(),
                booking.id(),
                booking.event().eventId(),
                booking.event().name(),
                booking.buyerName(),
                booking.buyerEmail(),
                booking.quantity(),
                ReservationStatus.of(booking.status()),
                booking.createdAt(),
                booking.heldUntil(),
                price(booking),
                Money.text(booking.totalMinor(), booking.currency()),
                booking.currency(),
                booking.tickets().stream().map(ticket -> admission(booking, ticket)).toList(),
                accessKey);
    }

    static ReservationView of(Booking booking, Ticket ticket) {
        return new ReservationView(
                ticket.id(),
                booking.id(),
                booking.event().eventId(),
                booking.event().name(),
                Objects.requireNonNullElse(ticket.attendeeName(), booking.buyerName()),
                booking.buyerEmail(),
                1,
                ReservationStatus.of(ticket.status()),
                booking.createdAt(),
                booking.heldUntil(),
                Money.text(ticket.priceMinor(), booking.currency()),
                Money.text(ticket.priceMinor(), booking.currency()),
                booking.currency(),
                List.of(admission(booking, ticket)),
                null);
    }

    private static @Nullable String price(Booking booking) {
        var prices = booking.tickets().stream().map(Ticket::priceMinor).distinct().toList();
        return prices.size() == 1 ? Money.text(prices.getFirst(), booking.currency()) : null;
    }

    private static Admission admission(Booking booking, Ticket ticket) {
        return new Admission(
                ticket.id(),
                booking.event().ticketCode(ticket.number()),
                ReservationStatus.of(ticket.status()));
    }
}
