package dev.marquee.ticket.refund;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Refunds, for those who decide them. */
@RestController
@Tag(name = "Refunds")
class RefundsApiController {

    record Note(
            @Schema(description = "How the money went back", example = "Bank transfer, 3 December")
                    @NotBlank
                    @PlainText
                    @Size(max = 500)
                    String note) {}

    private final StaffRefunds staff;
    private final RefundList list;

    RefundsApiController(StaffRefunds staff, RefundList list) {
        this.staff = staff;
        this.list = list;
    }

    @Operation(
            summary = "List refunds",
            description = "Of the events that you run; support and admins see all.")
    @ApiResponse(responseCode = "200", description = "A page of refunds")
    @GetMapping("/api/refunds")
    Listed<RefundRow> list(@Valid @ParameterObject RefundQuery query, Caller caller) {
        return list.page(Scope.of(caller), query);
    }

    @Operation(
            summary = "Send a refund again",
            description = "One that its provider refused, with the same key.")
    @ApiResponse(responseCode = "200", description = "The refund, on its way again")
    @ApiResponse(responseCode = "404", description = "not-found: no such refund, or not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state: it is not stuck")
    @PostMapping("/api/refunds/{id}/retry")
    RefundView retry(@PathVariable long id, Caller caller) {
        return RefundView.of(staff.retry(id, caller));
    }

    @Operation(
            summary = "Note that a refund was paid back by hand",
            description = "One that its provider refused.")
    @ApiResponse(responseCode = "200", description = "The refund, done")
    @ApiResponse(responseCode = "404", description = "not-found: no such refund, or not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state: it is not stuck")
    @PostMapping("/api/refunds/{id}/settled-by-hand")
    RefundView settledByHand(@PathVariable long id, @Valid @RequestBody Note note, Caller caller) {
        return RefundView.of(staff.settledByHand(id, note.note(), caller));
    }
}
