package dev.marquee.ticket.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is offered to somebody, or was.
 *
 * @param ticketCode see the booking's tickets
 * @param state open, accepted, declined, withdrawn or expired
 * @param endedAt null while it is open
 */
@Schema(name = "Transfer")
public record TransferView(
        @Schema(example = "1185") long ticketId,
        @Schema(example = "EV07-160") String ticketCode,
        @Schema(example = "Ana Silva") String fromName,
        @Schema(example = "Ben Ode") String toName,
        @Schema(example = "ben@example.org") String toEmail,
        Transfer.State state,
        @Schema(example = "2030-11-20T09:30:00Z") Instant createdAt,
        @Schema(example = "2030-11-22T09:30:00Z") Instant expiresAt,
        @Nullable Instant endedAt) {

    static TransferView of(Transfer transfer, String code, Instant now) {
        return new TransferView(
                transfer.ticketId(),
                code,
                transfer.fromName(),
                transfer.toName(),
                transfer.toEmail().value(),
                transfer.stateAt(now),
                transfer.createdAt(),
                transfer.expiresAt(),
                transfer.endedAt());
    }
}
