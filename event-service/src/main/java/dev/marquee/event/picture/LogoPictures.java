package dev.marquee.event.picture;

import dev.marquee.event.picture.ImageShrinker.NotAPicture;
import dev.marquee.platform.words.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * Makes logos of uploaded files. What one sees is drawn anew as a small PNG on white; nothing else
 * of the file is kept.
 */
@Component
public class LogoPictures {

    /** The largest file that is taken. */
    public static final int MOST_BYTES = 200_000;

    /** As large as pages and mails show it, on the finest screens. */
    private static final int WIDTH = 360;

    private static final int HEIGHT = 120;

    /** A small file may be a large picture, which takes its memory. */
    private static final long MOST_PIXELS = 16_000_000;

    /**
     * A logo.
     *
     * @param width in pixels, of which screens may show two in the place of one
     */
    public record Logo(byte[] png, int width, int height) {}

    /** The file is no picture that we take. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Text why;

        private Refused(Text why) {
            super(why.key());
            this.why = why;
        }

        public Text why() {
            return why;
        }
    }

    private final ImageShrinker shrinker;

    LogoPictures(ImageShrinker shrinker) {
        this.shrinker = shrinker;
    }

    /** Of a PNG or JPEG. */
    public Logo of(byte[] file) throws Refused {
        if (file.length > MOST_BYTES) throw new Refused(Text.of("invalid.logo-too-large"));
        var format = PictureFormat.of(file);
        if (format.isEmpty() || format.get() == PictureFormat.WEBP)
            throw new Refused(Text.of("invalid.logo-no-picture"));
        try {
            return drawn(shrinker.fitted(file, WIDTH, HEIGHT, MOST_PIXELS));
        } catch (NotAPicture e) {
            throw new Refused(
                    e.reason() == NotAPicture.Reason.TOO_LARGE
                            ? Text.of("invalid.logo-too-many-pixels")
                            : e.reason().text());
        } catch (IOException e) {
            throw new Refused(Text.of("invalid.logo-no-picture"));
        }
    }

    private static Logo drawn(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", out)) throw new IOException("nobody writes PNG");
        return new Logo(out.toByteArray(), picture.getWidth(), picture.getHeight());
    }
}
