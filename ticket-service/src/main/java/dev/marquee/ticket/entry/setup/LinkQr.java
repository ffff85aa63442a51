package dev.marquee.ticket.entry.setup;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code to draw as SVG: a square of {@code size} units with the quiet zone in it.
 *
 * @param path the dark modules
 */
record LinkQr(int size, String path) {

    private static final int QUIET = 4;

    /**
     * At error correction M.
     *
     * @throws IllegalArgumentException if the text is too long for a QR code
     */
    static LinkQr of(String text) {
        try {
            var modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++)
                for (int x = 0; x < modules.getWidth(); x++)
                    if (modules.get(x, y) == 1)
                        path.append('M')
                                .append(x + QUIET)
                                .append(' ')
                                .append(y + QUIET)
                                .append("h1v1h-1z");
            return new LinkQr(modules.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this", e);
        }
    }
}
