package dev.marquee.customer.complaint.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import org.springframework.stereotype.Component;

/**
 * Writes pictures anew, so that nothing is left in them but what one sees: no place, no camera, no
 * other file. How large one is, is looked at before it is read; one at a time, so that many uploads
 * do not fill the memory.
 */
@Component
class CleanPicture {

    private static final long MOST_PIXELS = 50_000_000;

    /** A WebP is read whole, whatever is asked for. */
    private static final long MOST_PIXELS_OF_WEBP = 17_000_000;

    private static final int LONGEST_SIDE = 20_000;
    private static final int LARGE = 2400;
    private static final int SMALL = 320;
    private static final double QUALITY = 0.85;

    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** A picture as it is kept, and a small PNG of it. */
    record Cleaned(FileKind kind, byte[] content, byte[] thumbnail, int width, int height) {}

    /** Empty for what cannot be read, or is too large. */
    Optional<Cleaned> clean(byte[] file, FileKind kind) {
        oneAtATime.lock();
        try {
            var picture = read(file, kind);
            if (picture.isEmpty()) return Optional.empty();
            var shown = scaled(picture.get(), LARGE);
            var written = kind == FileKind.JPEG ? FileKind.JPEG : FileKind.PNG;
            return Optional.of(
                    new Cleaned(
                            written,
                            written(shown, written),
                            written(scaled(shown, SMALL), FileKind.PNG),
                            shown.getWidth(),
                            shown.getHeight()));
        } catch (IOException | RuntimeException broken) { // readers throw all sorts at those
            return Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }

    private static Optional<BufferedImage> read(byte[] file, FileKind kind) throws IOException {
        var reader = reader(kind);
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, false, false);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var most = kind == FileKind.WEBP ? MOST_PIXELS_OF_WEBP : MOST_PIXELS;
            if ((long) width * height > most || Math.max(width, height) > LONGEST_SIDE)
                return Optional.empty();
            var turned = kind == FileKind.JPEG ? ExifUtils.getExifOrientation(reader, 0) : null;
            var how = reader.getDefaultReadParam();
            var gaps = Math.ceilDiv(Math.max(width, height), 2 * LARGE);
            how.setSourceSubsampling(gaps, gaps, 0, 0);
            var picture = reader.read(0, how);
            return Optional.of(
                    turned == null
                            ? picture
                            : ExifFilterUtils.getFilterForOrientation(turned).apply(picture));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileKind kind) throws IOException {
        return switch (kind) {
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            default -> ImageIO.getImageReadersByFormatName("jpeg").next();
        };
    }

    private static BufferedImage scaled(BufferedImage picture, int longest) throws IOException {
        var side = Math.max(picture.getWidth(), picture.getHeight());
        return side <= longest
                ? picture
                : Thumbnails.of(picture).scale((double) longest / side).asBufferedImage();
    }

    private static byte[] written(BufferedImage picture, FileKind kind) throws IOException {
        var out = new ByteArrayOutputStream();
        var plain = kind == FileKind.JPEG ? opaque(picture) : picture;
        Thumbnails.of(plain)
                .scale(1)
                .outputFormat(kind.extension())
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static BufferedImage opaque(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) return picture;
        var flat =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = flat.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return flat;
    }
}
