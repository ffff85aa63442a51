package dev.marquee.customer.complaint.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.ManageComplaint.Change;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.WaitingOn;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be another; what is absent stays.
 *
 * @param status a move that its state allows; its requester may close what is resolved
 * @param closeReason of what is closed without an answer: spam or withdrawn
 * @param nothingToSay resolves it though its requester had the last word
 */
record ChangeRequest(
        @JsonAlias("state") @Nullable ComplaintState status,
        @Nullable CloseReason closeReason,
        @Nullable Priority priority,
        @Nullable WaitingOn waitingOn,
        @Schema(example = "false") @Nullable Boolean nothingToSay) {

    Change change() {
        return new Change(
                status, closeReason, priority, waitingOn, Boolean.TRUE.equals(nothingToSay));
    }
}
