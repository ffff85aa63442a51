package dev.marquee.ticket.booking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the API.
 *
 * @param price decimal, in the booking's currency
 * @param attendeeName who comes with it; null if that is the buyer
 * @param qrToken what its QR code says; null unless the ticket is issued or used, to support staff,
 *     and in an answer that is repeated to a guest later on
 */
public record TicketView(
        long id,
        @Schema(example = "EV07-42") String code,
        TicketStatus status,
        long ticketTypeId,
        @Schema(example = "Table seat") String ticketType,
        String price,
        @Nullable String attendeeName,
        @Schema(
                        description =
                                "What the QR code says; null unless the ticket is issued or used, to support staff, and in an answer that is repeated to a guest",
                        example =
                                "AEDSVIIJHOYS5WR4FGG3LXRFLF7VJWJE6LQX46FCNLMJKPWYEGHONAXQXO7JAIPC6MAJ2FJMSEN7D4S6Y2B2SATRIFTHM6X33DS32D5QCJHMXCQ")
                @Nullable String qrToken) {}
