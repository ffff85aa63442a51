package dev.marquee.notification.content.picture;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A QR code of level M, dark on white, with the quiet zone that scanners need.
 *
 * @param side width and height to show it with, in CSS pixels: four a module
 * @param png drawn twice as fine, for the screens of phones
 */
public record QrPicture(int side, byte[] png) {

    private static final int QUIET_ZONE = 4;
    private static final int SHOWN = 4;
    private static final int DRAWN = 8;

    public static QrPicture of(String token) {
        try {
            var modules = Encoder.encode(token, ErrorCorrectionLevel.M).getMatrix();
            var side = modules.getWidth() + 2 * QUIET_ZONE;
            var picture =
                    new BufferedImage(side * DRAWN, side * DRAWN, BufferedImage.TYPE_BYTE_BINARY);
            var pen = picture.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            pen.setColor(Color.BLACK);
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y) == 1)
                        pen.fillRect(
                                (x + QUIET_ZONE) * DRAWN, (y + QUIET_ZONE) * DRAWN, DRAWN, DRAWN);
                }
            }
            pen.dispose();
            var png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return new QrPicture(side * SHOWN, png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("the token does not fit a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
