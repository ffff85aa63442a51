package dev.marquee.event.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What search engines and other sites like pictures cut to. */
enum PictureShape {
    SQUARE(1, 1),
    STANDARD(4, 3),
    WIDE(16, 9);

    private final int across;
    private final int down;

    PictureShape(int across, int down) {
        this.across = across;
        this.down = down;
    }

    /** The one of this name; empty for any other. */
    static Optional<PictureShape> of(String name) {
        return Arrays.stream(values())
                .filter(shape -> shape.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** How wide the largest such part of a picture is. */
    int width(int width, int height) {
        return Math.min(width, height * across / down);
    }

    int height(int width, int height) {
        return Math.min(height, width * down / across);
    }
}
