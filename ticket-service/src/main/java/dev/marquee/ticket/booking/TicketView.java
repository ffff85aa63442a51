package dev.marquee.ticket.booking;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.seating.Seat;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the API.
 *
 * @param price decimal, in the booking's currency
 * @param discount what was taken off the price
 * @param attendeeName who comes with it; null if that is the buyer
 * @param attendeeEmail where they are written to; null if nobody said
 * @param transfers how often it was handed on
 * @param transferable whether the reader can hand it on now, as far as the terms of the event go
 * @param entryCode what is typed at the door if the QR code cannot be read; null where {@code
 *     qrToken} is
 * @param qrToken what its QR code says; null unless the ticket is issued or used, to support staff,
 *     to a buyer who handed it on, and in an answer that is repeated to a guest later on
 */
public record TicketView(
        long id,
        @Schema(example = "EV07-42") String code,
        TicketStatus status,
        long ticketTypeId,
        @Schema(example = "Table seat") String ticketType,
        String price,
        @Schema(example = "2.40") String discount,
        @Schema(description = "Where its holder sits; null where nobody has a seat")
                @Nullable Seat seat,
        @Schema(description = "The label of the seat", example = "Stalls C-14")
                @Nullable String seatNumber,
        @Nullable String attendeeName,
        @Schema(example = "ben@example.org") @Nullable EmailAddress attendeeEmail,
        @Schema(example = "0") int transfers,
        @Schema(example = "true") boolean transferable,
        @Schema(example = "EV07-42") @Nullable String entryCode,
        @Schema(
                        description =
                                "What the QR code says; null unless the ticket is issued or used, to support staff, to a buyer who handed it on, and in an answer that is repeated to a guest",
                        example =
                                "AEDSVIIJHOYS5WR4FGG3LXRFLF7VJWJE6LQX46FCNLMJKPWYEGHONAXQXO7JAIPC6MAJ2FJMSEN7D4S6Y2B2SATRIFTHM6X33DS32D5QCJHMXCQ")
                @Nullable String qrToken) {}
