package dev.marquee.ticket.transfer;

import dev.marquee.ticket.booking.TicketStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ticket, for whoever has it.
 *
 * @param entryCode what is typed at the door if the QR code cannot be read; null unless it admits
 * @param qrToken what its QR code says; null unless it admits
 * @param transfer to whom it is offered; null if to nobody
 * @param transferable whether it can be offered now
 * @param obstacle why not, as a code; null if it can
 */
@Schema(name = "HeldTicket")
public record HeldTicketView(
        @Schema(example = "1185") long ticketId,
        @Schema(example = "EV07-160") String code,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "2030-11-28T20:00:00Z") Instant eventStartsAt,
        @Nullable Instant eventEndsAt,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "Riverside Stage") String location,
        @Schema(example = "Standing") String ticketType,
        TicketStatus status,
        @Schema(example = "Ben Ode") String name,
        @Schema(example = "ben@example.org") String email,
        @Schema(example = "EV07-160-KX4P") @Nullable String entryCode,
        @Schema(
                        example =
                                "EED2AANABFAVLAZXJSOGWY3ESMZ2AV2FWWQ4SRYNWJUBQWYRHNVH5O5AKLPY7D5H4WKWGJB2R7QMHHQLR3WDI4MDNXWDQ2WN4WS5JVU7PCTBTBBN")
                @Nullable String qrToken,
        @Nullable TransferView transfer,
        @Schema(example = "true") boolean transferable,
        @Schema(example = "too-late") @Nullable String obstacle) {}
