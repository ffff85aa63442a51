package dev.marquee.ticket.receipt;

import dev.marquee.platform.pdf.PdfPrinter;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Prints receipts. */
@Component
public class ReceiptPdf {

    /**
     * In place of the pages' own policy: browsers show a PDF as an object, with styles of theirs.
     */
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final PdfPrinter printer;
    private final MessageSource messages;

    ReceiptPdf(PdfPrinter printer, MessageSource messages) {
        this.printer = printer;
        this.messages = messages;
    }

    /** The receipt as a PDF. It says the same whenever it is printed. */
    public byte[] print(Receipt receipt, Locale locale) {
        var organizer =
                messages.getMessage(
                        "receipt.organiser-of",
                        new Object[] {receipt.content().event().name()},
                        locale);
        var printed = PrintedReceipt.of(receipt, organizer, locale);
        return printer.print("receipt", Map.of("receipt", printed), locale);
    }

    /** The answer that shows it in the browser. */
    ResponseEntity<byte[]> answer(Receipt receipt, Locale locale) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(receipt.fileName()).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", POLICY)
                .body(print(receipt, locale));
    }
}
