package dev.marquee.ticket.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.entry.staff.OfflineDevices;
import dev.marquee.ticket.refund.DecideRefund;
import dev.marquee.ticket.refund.RefundView;
import dev.marquee.ticket.refund.StaffRefunds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides about refunds, or says what a decision would mean. */
@RestController
@RequestMapping("/api/bookings/{id}/refund-decision")
@Tag(name = "Refunds")
class RefundDecisionController {

    /**
     * A refund as it would be.
     *
     * @param offlineDevices phones at the door that would not hear of it now; absent if there are
     *     none
     */
    @Schema(name = "RefundPreview")
    record Preview(
            @JsonUnwrapped RefundView refund,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    OfflineDevices.@Nullable Silent offlineDevices) {}

    private final DecideRefund decideRefund;
    private final DecideOnce decideOnce;
    private final StaffRefunds staff;
    private final BookingViews views;
    private final OfflineDevices offlineDevices;

    RefundDecisionController(
            DecideRefund decideRefund,
            DecideOnce decideOnce,
            StaffRefunds staff,
            BookingViews views,
            OfflineDevices offlineDevices) {
        this.decideRefund = decideRefund;
        this.decideOnce = decideOnce;
        this.staff = staff;
        this.views = views;
        this.offlineDevices = offlineDevices;
    }

    @Operation(
            summary = "Decide about a refund",
            description =
                    "Grants what the buyer asked for, a part of it, or nothing. Staff may also give money back that nobody asked for. The tickets are void and on sale again at once; the money follows. Repeated with the same Idempotency-Key, nothing more happens.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state, ticket-used: nothing is open to be decided")
    @ApiResponse(responseCode = "422", description = "invalid-input, idempotency-key-reused")
    @PostMapping
    BookingView decide(
            @PathVariable long id,
            @Parameter(description = "Names this decision", example = "complaint-87-1")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Pattern(
                            regexp = "[A-Za-z0-9:._-]{1,60}",
                            message = "{invalid.letters-digits-and-60}")
                    @Nullable String key,
            @Valid @RequestBody RefundDecisionRequest request,
            Caller caller) {
        var booking = staff.booking(id, caller);
        var decision = request.in(booking.currency());
        var by = Actor.staff(caller);
        return views.of(
                key == null
                        ? decideRefund.handle(id, decision, by)
                        : decideOnce.handle(name(key, caller), id, decision, by),
                caller);
    }

    /**
     * Keys of organisers are others than those of staff, which complaints are told of: no organiser
     * takes up the key of a complaint, or writes into one.
     */
    private static String name(String key, Caller caller) {
        return caller.has("ADMIN", "SUPPORT") ? key : "o%d:%s".formatted(caller.id(), key);
    }

    @Operation(
            summary = "Say what granting a refund would mean",
            description =
                    "What goes back, what is kept, and which tickets are void and on sale again, and which phones at the door would not hear of it. Nothing changes.")
    @ApiResponse(responseCode = "200", description = "The refund as it would be")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state, ticket-used: nothing can be given back")
    @PostMapping("/preview")
    Preview preview(
            @PathVariable long id,
            @Valid @RequestBody RefundDecisionRequest request,
            Caller caller) {
        var booking = staff.booking(id, caller);
        return new Preview(
                decideRefund.preview(booking, request.in(booking.currency())),
                offlineDevices.of(booking.event().eventId()));
    }
}
