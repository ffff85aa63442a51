package dev.marquee.event.picture;

import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The colour profile of a PNG, which Java's reader leaves aside: without it, pictures of a camera
 * or a printer have other colours than their makers see.
 */
final class PngProfile {

    private static final Logger log = LoggerFactory.getLogger(PngProfile.class);

    private static final int SIGNATURE = 8;
    private static final int LARGEST = 4_000_000;
    private static final int[] RED_GREEN_BLUE = {2, 1, 0};
    private static final int[] GREY = {0};

    private PngProfile() {}

    /** The profile of a file; null if it has none, or none that can be read. */
    static @Nullable ICC_Profile of(byte[] file) {
        var chunks = ByteBuffer.wrap(file);
        chunks.position(SIGNATURE);
        while (chunks.remaining() >= 12) {
            var length = chunks.getInt();
            var type = new byte[4];
            chunks.get(type);
            if (length < 0 || length > chunks.remaining() - 4) return null;
            switch (new String(type, StandardCharsets.ISO_8859_1)) {
                case "iCCP" -> {
                    return read(file, chunks.position(), length);
                }
                case "IDAT" -> {
                    return null;
                }
                default -> chunks.position(chunks.position() + length + 4);
            }
        }
        return null;
    }

    /** A name, a zero, the method of compression, and the profile. */
    private static @Nullable ICC_Profile read(byte[] file, int start, int length) {
        var end = start + length;
        var name = start;
        while (name < end && file[name] != 0) name++;
        if (name + 2 >= end) return null;
        try (var in =
                new InflaterInputStream(new ByteArrayInputStream(file, name + 2, end - name - 2))) {
            var bytes = in.readNBytes(LARGEST);
            return ICC_Profile.getInstance(bytes);
        } catch (IOException | IllegalArgumentException e) {
            log.info("a picture has an unreadable colour profile: {}", e.getMessage());
            return null;
        }
    }

    /**
     * The picture in the colours of screens, sRGB.
     *
     * @param picture of three bytes a pixel, by the profile
     */
    static BufferedImage screen(BufferedImage picture, ICC_Profile profile) {
        var bands = profile.getNumComponents() == 1 ? GREY : RED_GREEN_BLUE;
        if (bands.length != profile.getNumComponents()) return picture; // printers' four colours
        var bytes = (DataBufferByte) picture.getRaster().getDataBuffer();
        var width = picture.getWidth();
        var height = picture.getHeight();
        try {
            var model =
                    new ComponentColorModel(
                            new ICC_ColorSpace(profile),
                            false,
                            false,
                            Transparency.OPAQUE,
                            DataBuffer.TYPE_BYTE);
            var raster =
                    Raster.createInterleavedRaster(bytes, width, height, 3 * width, 3, bands, null);
            var screen = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            return new ColorConvertOp(null)
                    .filter(new BufferedImage(model, raster, false, null), screen);
        } catch (IllegalArgumentException | CMMException e) {
            log.info("a picture's colour profile cannot be used: {}", e.getMessage());
            return picture;
        }
    }
}
