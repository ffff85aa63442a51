package dev.marquee.ticket.refund;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
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

    private final DecideRefund decideRefund;
    private final StaffRefunds staff;
    private final RefundList list;
    private final BookingViews views;

    RefundsApiController(
            DecideRefund decideRefund, StaffRefunds staff, RefundList list, BookingViews views) {
        this.decideRefund = decideRefund;
        this.staff = staff;
        this.list = list;
        this.views = views;
    }

    @Operation(
            summary = "Decide about a refund",
            description =
                    "Grants what the buyer asked for, a part of it, or nothing. Staff may also give money back that nobody asked for. The tickets are void and on sale again at once; the money follows.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state, ticket-used: nothing is open to be decided")
    @PostMapping("/api/bookings/{id}/refund-decision")
    BookingView decide(
            @PathVariable long id,
            @Valid @RequestBody RefundDecisionRequest request,
            Caller caller) {
        var booking = staff.booking(id, caller);
        var decision = request.in(booking.currency());
        return views.of(decideRefund.handle(id, decision, Actor.staff(caller)), caller);
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
