package dev.marquee.ticket.document;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingAccess.Opened;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.transfer.HolderAccess;
import dev.marquee.ticket.transfer.OpenedByTicketLink;
import dev.marquee.ticket.transfer.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tickets as files, for whoever may open their booking and see their codes. */
@RestController
@Tag(name = "Documents")
class DocumentController {

    private final BookingAccess access;
    private final HolderAccess holders;
    private final Transfers transfers;
    private final TicketPdf pdf;
    private final Languages languages;

    DocumentController(
            BookingAccess access,
            HolderAccess holders,
            Transfers transfers,
            TicketPdf pdf,
            Languages languages) {
        this.access = access;
        this.holders = holders;
        this.transfers = transfers;
        this.pdf = pdf;
        this.languages = languages;
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
        return PdfAnswer.of(printed(withCodes(access.open(id, request)).booking(), locale));
    }

    @Operation(
            summary = "One ticket as a PDF",
            description = "For whoever has it, and for staff who see codes.")
    @OpenedByKey
    @OpenedByTicketLink
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
        var opened = holders.openAlsoFormer(id, request);
        if (!opened.withCode()) throw forbidden();
        if (opened.byFormerHolder())
            throw InvalidState.because(
                    "ticket", "printed", Text.of("problem.because.handed-on"), "handed-on");
        var ticket = opened.ticket();
        var language = transfers.languageOf(opened.booking(), ticket.id(), ticket.revision());
        return PdfAnswer.of(
                pdf.print(opened.booking(), ticket, languages.named(language).orElse(locale)));
    }

    /** The buyer reads it, whoever opens it. */
    private TicketPdf.PdfFile printed(Booking booking, Locale reader) {
        return pdf.print(booking, languages.named(booking.locale()).orElse(reader));
    }

    private static Opened withCodes(Opened opened) {
        if (!opened.withCodes()) throw forbidden();
        return opened;
    }

    private static ErrorResponseException forbidden() {
        return Problems.problem(
                HttpStatus.FORBIDDEN,
                "forbidden",
                Text.of("problem.forbidden.tickets-are-printed"));
    }
}
