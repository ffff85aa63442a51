package dev.marquee.event.picture;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/**
 * A picture without transparency, white where one would look through: JPEG knows nothing else. The
 * numbers of its pixels stay as they are.
 */
final class Flattened {

    private Flattened() {}

    /**
     * @param type of the new picture, one of three bytes or one number a pixel
     */
    static BufferedImage of(BufferedImage picture, int type) {
        var flat = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        if (isGreyWithAlpha(picture)) whiten(picture, flat);
        else {
            var pen = flat.createGraphics();
            pen.drawImage(picture, 0, 0, Color.WHITE, null);
            pen.dispose();
        }
        return flat;
    }

    private static boolean isGreyWithAlpha(BufferedImage picture) {
        var model = picture.getColorModel();
        return model.hasAlpha()
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && picture.getRaster().getNumBands() == 2;
    }

    /** By hand: drawing takes such greys for linear ones, and makes them far too bright. */
    private static void whiten(BufferedImage picture, BufferedImage flat) {
        var raster = picture.getRaster();
        var width = picture.getWidth();
        var most = (1 << picture.getColorModel().getComponentSize(0)) - 1;
        var samples = new int[2 * width];
        var row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                var grey = (long) samples[2 * x];
                var alpha = (long) samples[2 * x + 1];
                var seen = (int) ((grey * alpha + most * (most - alpha)) * 255 / most / most);
                row[x] = 0xff000000 | seen * 0x010101;
            }
            flat.setRGB(0, y, width, 1, row, 0, width);
        }
    }
}
