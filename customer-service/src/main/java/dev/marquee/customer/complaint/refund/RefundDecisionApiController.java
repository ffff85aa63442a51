package dev.marquee.customer.complaint.refund;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.NoteRefund;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decides about the money of a complaint's booking, for programs. */
@RestController
@Tag(name = "Complaints")
class RefundDecisionApiController {

    /**
     * What was decided, or would be.
     *
     * @param number which decision about this complaint it is
     * @param decided whether it is done
     * @param amount what goes back; only where it is granted
     */
    @Schema(name = "ComplaintRefund")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            @Schema(example = "1") int number,
            @Schema(example = "false") boolean decided,
            @Schema(example = "43.00") @Nullable String amount,
            @Schema(example = "5.00") @Nullable String feeKept,
            @Schema(example = "EUR") @Nullable String currency,
            @Nullable List<Long> tickets) {}

    private final ComplaintAccess access;
    private final RefundFlow flow;
    private final NoteRefund noteRefund;

    RefundDecisionApiController(ComplaintAccess access, RefundFlow flow, NoteRefund noteRefund) {
        this.access = access;
        this.flow = flow;
        this.noteRefund = noteRefund;
    }

    @PostMapping("/api/complaints/{id}/refund-decision")
    @Operation(
            summary = "Decides about the money of a complaint's booking",
            description =
                    "Or, with dry_run, says what that would mean. ticket-service decides; while it is away, nothing is. Repeated with the same number, nothing more happens.")
    @ApiResponse(responseCode = "200", description = "What was decided, or would be")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "no-booking, refund-refused: there is no money that could go back")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Decided decide(
            @PathVariable long id,
            @Valid @RequestBody RefundDecisionRequest request,
            Caller caller) {
        var complaint = access.open(id, Reader.of(caller)).complaint();
        var number = Objects.requireNonNullElse(request.number(), complaint.nextRefund());
        var decision = request.decision();
        var known = number < complaint.nextRefund();
        var offer = decision.approve() && !known ? flow.preview(complaint, decision) : null;
        var done = !Boolean.TRUE.equals(request.dryRun());
        if (done) {
            flow.decide(complaint, number, decision);
            noteRefund.decided(id, number);
        }
        return new Decided(
                number,
                done,
                offer == null ? null : offer.amount(),
                offer == null ? null : offer.feeKept(),
                offer == null ? null : offer.currency(),
                offer == null ? null : offer.tickets());
    }
}
