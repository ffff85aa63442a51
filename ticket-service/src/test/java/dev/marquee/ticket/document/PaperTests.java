package dev.marquee.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.marquee.ticket.receipt.MoneyTests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Reads what is printed. */
abstract class PaperTests extends MoneyTests {

    private static final int DPI = 150;

    protected MvcTestResult download(JsonNode booking, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/api/bookings/{id}/ticket-download", id(booking))
                .with(caller)
                .exchange();
    }

    protected static RequestPostProcessor keyOf(JsonNode booking) {
        return header("Booking-Key", key(booking));
    }

    /** The file, for whoever booked. */
    protected PDDocument tickets(JsonNode booking) throws IOException {
        return pdf(download(booking, keyOf(booking)));
    }

    protected static PDDocument pdf(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk();
        assertThat(answer).hasContentType("application/pdf");
        return Loader.loadPDF(answer.getResponse().getContentAsByteArray());
    }

    /** What a page says, in letters that searches find. */
    protected static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return Normalizer.normalize(
                stripper.getText(pdf).replaceAll("[\\u200e\\u200f]", ""), Normalizer.Form.NFKC);
    }

    /** The codes of a page as a scanner reads them from a print of 150 dots per inch. */
    protected static List<Result> codes(PDDocument pdf, int page)
            throws IOException, NotFoundException {
        return codes(new PDFRenderer(pdf).renderImageWithDPI(page - 1, DPI, ImageType.BINARY));
    }

    private static List<Result> codes(BufferedImage image) throws NotFoundException {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return List.of(
                new QRCodeMultiReader()
                        .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)));
    }

    /** How wide a code is on paper, without its quiet zone. */
    protected static double millimetres(Result code) throws Exception {
        var modules = Encoder.encode(code.getText(), ErrorCorrectionLevel.M).getMatrix().getWidth();
        var points = code.getResultPoints(); // the middles of the marks: bottom left, top left …
        var between = ResultPoint.distance(points[0], points[1]);
        return between / (modules - 7) * modules / DPI * 25.4;
    }
}
