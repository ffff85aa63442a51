package dev.marquee.event.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.marquee.event.picture.ImageShrinker.NotAPicture.Reason;
import dev.marquee.platform.words.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes two small JPEGs of an uploaded PNG, JPEG or WebP, with nothing in them but what one sees:
 * neither the place nor the camera of a photograph. How large a picture is, is looked at before it
 * is read, and a large one is read with gaps; one at a time, so that many uploads do not fill the
 * memory.
 */
@Component
class ImageShrinker {

    private static final int LARGE = 1600;
    private static final int SMALL_WIDTH = 400;
    private static final int SMALL_HEIGHT = 300;
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 20_000;

    /** A WebP is read whole, whatever is asked for. */
    private static final long MOST_PIXELS_OF_WEBP = 17_000_000;

    /** What a column of the database holds. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Set<Integer> PLAIN =
            Set.of(
                    BufferedImage.TYPE_INT_RGB,
                    BufferedImage.TYPE_3BYTE_BGR,
                    BufferedImage.TYPE_BYTE_GRAY);

    private static final double[] QUALITIES = {0.85, 0.7, 0.5, 0.3};

    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Why a file is no picture that we take. */
    static final class NotAPicture extends Exception {
        private static final long serialVersionUID = 1;

        /** What is wrong. */
        enum Reason {
            UNKNOWN("no_picture"),
            CUT_OFF("cut_off"),
            TOO_LARGE("too_many_pixels");

            private final String key;

            Reason(String key) {
                this.key = key;
            }

            String key() {
                return key;
            }

            Text text() {
                return Text.of("invalid.picture." + key);
            }
        }

        private final Reason reason;

        NotAPicture(Reason reason, @Nullable Exception cause) {
            super(reason.key, cause);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** Two JPEGs of one picture; the small one is cut to 4 : 3. */
    record Shrunk(byte[] large, byte[] small, int width, int height) {}

    Shrunk shrink(byte[] file) throws NotAPicture {
        oneAtATime.lock();
        try {
            return shrunk(upright(file, MOST_PIXELS));
        } catch (NotAPicture e) {
            throw e;
        } catch (IOException | RuntimeException e) { // readers throw all sorts at broken files
            throw new NotAPicture(
                    PictureFormat.isCutOff(file) ? Reason.CUT_OFF : Reason.UNKNOWN, e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * A picture of at most this width and height, that is never made larger.
     *
     * @param mostPixels a file of more is refused
     */
    BufferedImage fitted(byte[] file, int width, int height, long mostPixels) throws NotAPicture {
        oneAtATime.lock();
        try {
            var picture = upright(file, mostPixels);
            if (picture.getWidth() <= width && picture.getHeight() <= height) return picture;
            return Thumbnails.of(picture).size(width, height).asBufferedImage();
        } catch (NotAPicture e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new NotAPicture(
                    PictureFormat.isCutOff(file) ? Reason.CUT_OFF : Reason.UNKNOWN, e);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The middle of one of our own JPEGs, as large as it goes in that shape. */
    byte[] cut(byte[] jpeg, PictureShape shape) {
        oneAtATime.lock();
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            var width = Math.max(1, shape.width(picture.getWidth(), picture.getHeight()));
            var height = Math.max(1, shape.height(picture.getWidth(), picture.getHeight()));
            return jpeg(
                    Thumbnails.of(picture)
                            .sourceRegion(Positions.CENTER, width, height)
                            .size(width, height)
                            .keepAspectRatio(false)
                            .asBufferedImage());
        } catch (IOException e) {
            throw new UncheckedIOException("our own picture can be read", e);
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Shrunk shrunk(BufferedImage picture) throws IOException {
        var ratio =
                Math.min(1.0, (double) LARGE / Math.max(picture.getWidth(), picture.getHeight()));
        var large = ratio < 1 ? Thumbnails.of(picture).scale(ratio).asBufferedImage() : picture;
        var small =
                Thumbnails.of(large)
                        .crop(Positions.CENTER)
                        .size(SMALL_WIDTH, SMALL_HEIGHT)
                        .asBufferedImage();
        return new Shrunk(jpeg(large), jpeg(small), large.getWidth(), large.getHeight());
    }

    /** The picture as one is to see it. */
    private static BufferedImage upright(byte[] file, long mostPixels)
            throws IOException, NotAPicture {
        var format =
                PictureFormat.of(file).orElseThrow(() -> new NotAPicture(Reason.UNKNOWN, null));
        var webp = format == PictureFormat.WEBP;
        var reader = reader(format);
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var pixels = (long) width * height;
            if (pixels > (webp ? MOST_PIXELS_OF_WEBP : mostPixels)
                    || Math.max(width, height) > LONGEST_SIDE)
                throw new NotAPicture(Reason.TOO_LARGE, null);
            // Readers show what there is of it, and grey for the rest.
            if (!format.isWhole(file)) throw new NotAPicture(Reason.CUT_OFF, null);
            var how = reader.getDefaultReadParam();
            var gaps = Math.ceilDiv(Math.max(width, height), 3 * LARGE);
            how.setSourceSubsampling(gaps, gaps, 0, 0);
            var seen = seen(reader.read(0, how), format, file);
            var held =
                    format == PictureFormat.JPEG
                            ? Orientation.typeOf(ExifOrientation.of(file))
                            : null;
            return held == null ? seen : ExifFilterUtils.getFilterForOrientation(held).apply(seen);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) throws IOException {
        return switch (format) {
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
        };
    }

    /** Without transparency, and in the colours of screens. */
    private static BufferedImage seen(BufferedImage picture, PictureFormat format, byte[] file) {
        var profile = format == PictureFormat.PNG ? PngProfile.of(file) : null;
        if (profile != null)
            return PngProfile.screen(Flattened.of(picture, BufferedImage.TYPE_3BYTE_BGR), profile);
        return PLAIN.contains(picture.getType())
                ? picture
                : Flattened.of(picture, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        for (var quality : QUALITIES) {
            var bytes = jpeg(picture, quality);
            if (bytes.length <= MOST_BYTES) return bytes;
        }
        throw new IOException(
                "no quality of " + Arrays.toString(QUALITIES) + " makes it small enough");
    }

    private static byte[] jpeg(BufferedImage picture, double quality) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(quality)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
