package dev.marquee.ticket.receipt;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The receipts of a booking, for whoever may open it. */
@RestController
@Tag(name = "Receipts")
@RequestMapping("/api/bookings/{id}")
class ReceiptController {

    private final BookingAccess access;
    private final Receipts receipts;
    private final ReceiptPdf pdf;
    private final Languages languages;

    ReceiptController(
            BookingAccess access, Receipts receipts, ReceiptPdf pdf, Languages languages) {
        this.languages = languages;
        this.access = access;
        this.receipts = receipts;
        this.pdf = pdf;
    }

    @Operation(
            summary = "List the receipts of a booking",
            description =
                    "A receipt or an invoice for what was paid, and a credit note for each refund that is done. Each can be had as a PDF.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "In the order in which they were made")
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @GetMapping("/receipts")
    List<ReceiptView> list(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        return receipts.ofBooking(access.open(id, request).booking().id()).stream()
                .map(ReceiptView::of)
                .toList();
    }

    @Operation(
            summary = "The receipt of a booking as a PDF",
            description = "The first, where it was paid in parts. It never changes.")
    @OpenedByKey
    @ApiResponse(
            responseCode = "200",
            description = "A4, tagged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such booking, it is not yours, or it is not paid")
    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @Parameter(example = "1184") @PathVariable long id,
            HttpServletRequest request,
            Locale locale) {
        var booking = access.open(id, request).booking();
        return receipts.ofBooking(booking.id()).stream()
                .filter(receipt -> receipt.kind() != ReceiptKind.CREDIT_NOTE)
                .findFirst()
                .map(receipt ->
                        pdf.answer(receipt, languages.named(booking.locale()).orElse(locale)))
                .orElseThrow(() -> Problems.notFound("receipt"));
    }

    @Operation(
            summary = "One of a booking's receipts as a PDF",
            description = "A receipt, an invoice or a credit note. It never changes.")
    @OpenedByKey
    @ApiResponse(
            responseCode = "200",
            description = "A4, tagged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such receipt, or the booking is not yours")
    @GetMapping("/receipts/{receiptId}/pdf")
    ResponseEntity<byte[]> one(
            @Parameter(example = "1184") @PathVariable long id,
            @Parameter(example = "9") @PathVariable long receiptId,
            HttpServletRequest request,
            Locale locale) {
        var booking = access.open(id, request).booking();
        return receipts.ofBooking(booking.id()).stream()
                .filter(receipt -> receipt.id() == receiptId)
                .findFirst()
                .map(receipt ->
                        pdf.answer(receipt, languages.named(booking.locale()).orElse(locale)))
                .orElseThrow(() -> Problems.notFound("receipt"));
    }
}
