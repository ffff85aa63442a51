package dev.marquee.ticket.receipt;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The company that a booking is invoiced to, for whoever may open the booking. */
@RestController
@Tag(name = "Receipts")
@RequestMapping("/api/bookings/{id}/invoice-address")
class InvoiceAddressController {

    private final BookingAccess access;
    private final InvoiceAddresses addresses;

    InvoiceAddressController(BookingAccess access, InvoiceAddresses addresses) {
        this.access = access;
        this.addresses = addresses;
    }

    @Operation(summary = "Show the company that a booking is invoiced to")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The company")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such booking, it is not yours, or no company was named")
    @GetMapping
    InvoiceAddressRequest show(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        return addresses
                .find(access.open(id, request).booking().id())
                .map(InvoiceAddressRequest::of)
                .orElseThrow(() -> Problems.notFound("invoice address"));
    }

    @Operation(
            summary = "Name the company that a booking is invoiced to",
            description =
                    "Before it is paid: then its receipt is an invoice to that company, and never changes.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "Stored in place of what was there")
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: the booking does not wait for its payment, or its receipt is made")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PutMapping
    InvoiceAddressRequest put(
            @Parameter(example = "1184") @PathVariable long id,
            @Valid @RequestBody InvoiceAddressRequest body,
            HttpServletRequest request) {
        var booking = access.open(id, request).booking();
        addresses.save(booking.id(), body.asAddress());
        return InvoiceAddressRequest.of(body.asAddress());
    }
}
