package dev.marquee.site.payment;

import dev.marquee.site.client.DocumentClient;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The receipts of a booking, as files, for the browser that may see the booking. */
@Controller
@RequestMapping({"/bookings/{id:\\d{1,18}}", "/lookup/bookings/{id:\\d{1,18}}"})
class ReceiptController {

    /** Browsers show a PDF as an object, with styles of theirs. */
    private static final String POLICY =
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final DocumentClient documents;

    ReceiptController(DocumentClient documents) {
        this.documents = documents;
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable long id, HttpServletRequest request) {
        var buyer = Buyer.of(id, request);
        return file(documents.receipt(id, buyer.key(), buyer.lookupToken()));
    }

    @GetMapping("/receipts/{receipt:\\d{1,18}}.pdf")
    ResponseEntity<byte[]> one(
            @PathVariable long id, @PathVariable long receipt, HttpServletRequest request) {
        var buyer = Buyer.of(id, request);
        return file(documents.receipt(id, receipt, buyer.key(), buyer.lookupToken()));
    }

    private static ResponseEntity<byte[]> file(ResponseEntity<byte[]> answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .headers(headers ->
                        headers.setContentDisposition(answer.getHeaders().getContentDisposition()))
                .header("Content-Security-Policy", POLICY)
                .body(answer.getBody());
    }
}
