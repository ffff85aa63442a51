package dev.marquee.ticket.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A QR code of level M as an image within a page: black on white, with its quiet zone. Its modules
 * are drawn larger than one pixel, so that viewers that smooth images leave them sharp.
 */
final class QrImage {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS = 8;
    private static final int WHITE = 0xffffff;

    private QrImage() {}

    /**
     * A {@code data:} address of the image, for {@code <img>}.
     *
     * @throws IllegalArgumentException if no QR code can hold the text
     */
    static String of(String text) {
        try {
            var modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var side = (modules.getWidth() + 2 * QUIET_ZONE) * PIXELS;
            var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    var column = x / PIXELS - QUIET_ZONE;
                    var row = y / PIXELS - QUIET_ZONE;
                    var inside =
                            column >= 0
                                    && row >= 0
                                    && column < modules.getWidth()
                                    && row < modules.getHeight();
                    if (!inside || modules.get(column, row) == 0) image.setRGB(x, y, WHITE);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
