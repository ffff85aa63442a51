package dev.marquee.ticket.refund;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is given back.
 *
 * @param tickets ids of tickets of the booking; none for all
 * @param reason for the staff to read
 */
record CancelRequest(
        @Size(max = 1000) @Nullable List<@NotNull @Positive Long> tickets,
        @Schema(example = "We are ill") @Size(max = 500) @Nullable String reason) {

    static final CancelRequest ALL = new CancelRequest(null, null);

    List<Long> ticketIds() {
        return tickets == null ? List.of() : tickets;
    }
}
