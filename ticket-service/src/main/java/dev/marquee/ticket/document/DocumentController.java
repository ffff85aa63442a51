package dev.marquee.ticket.document;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingAccess.Opened;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as files, for whoever may open their booking and see their codes. */
@RestController
@Tag(name = "Documents")
class DocumentController {

    private final BookingAccess access;
    private final Bookings bookings;
    private final TicketPdf pdf;

    DocumentController(BookingAccess access, Bookings bookings, TicketPdf pdf) {
        this.access = access;
        this.bookings = bookings;
        this.pdf = pdf;
    }

    @Operation(
            summary = "The tickets of a booking as a PDF",
            description =
                    "One page a ticket, with its QR code. Tickets that were cancelled or handed on are not in it.")
    @OpenedByKey
    @AnswersTicketPdf
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: the booking is not confirmed, or none of its tickets is valid")
    @GetMapping("/api/bookings/{id}/ticket-download")
    ResponseEntity<byte[]> ofBooking(
            @Parameter(example = "1184") @PathVariable long id,
            HttpServletRequest request,
            Locale locale) {
        return PdfAnswer.of(pdf.print(withCodes(access.open(id, request)).booking(), locale));
    }

    @Operation(summary = "One ticket as a PDF")
    @OpenedByKey
    @AnswersTicketPdf
    @ApiResponse(responseCode = "404", description = "There is no such ticket, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: the booking is not confirmed, or the ticket not valid")
    @GetMapping("/api/tickets/{id}/pdf")
    ResponseEntity<byte[]> ofTicket(
            @Parameter(example = "1185") @PathVariable long id,
            HttpServletRequest request,
            Locale locale) {
        var bookingId = bookings.idOfTicket(id).orElseThrow(() -> Problems.notFound("booking"));
        var opened = withCodes(access.open(bookingId, request));
        var booking = opened.booking();
        var ticket = booking.ticket(id);
        if (!opened.by().staff() && ticket.isHandedOn(booking.buyerEmail()))
            throw InvalidState.because("ticket", "printed", "it was handed on", "handed-on");
        return PdfAnswer.of(pdf.print(booking, ticket, locale));
    }

    private static Opened withCodes(Opened opened) {
        if (!opened.withCodes())
            throw Problems.problem(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Tickets are printed by the buyer and by the organiser of the event.");
        return opened;
    }
}
