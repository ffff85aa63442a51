package dev.marquee.event.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour of a screen, and whether one can read it there (WCAG 2.1).
 *
 * @param rgb red, green and blue of 0 to 255 each, in one number
 */
record Colour(int rgb) {

    /** As wanted of text: 4.5 to 1. */
    static final double READABLE = 4.5;

    /** The darkest ground of a light page; on white, the same is read still better. */
    static final Colour LIGHT_GROUND = new Colour(0xf4ece6);

    /** The lightest ground of a dark page. */
    static final Colour DARK_GROUND = new Colour(0x2d1e2a);

    static final Colour WHITE = new Colour(0xffffff);

    private static final Pattern TYPED =
            Pattern.compile("#?([0-9a-f]{6}|[0-9a-f]{3})", Pattern.CASE_INSENSITIVE);

    /** Finer than eyes see. */
    private static final int STEPS = 512;

    /** {@code #rrggbb}, or {@code #rgb}; also without the sign. Empty for anything else. */
    static Optional<Colour> parse(@Nullable String typed) {
        var matcher = TYPED.matcher(typed == null ? "" : typed.strip());
        if (!matcher.matches()) return Optional.empty();
        var digits = matcher.group(1);
        if (digits.length() == 3) digits = digits.replaceAll("(.)", "$1$1");
        return Optional.of(new Colour(Integer.parseInt(digits, 16)));
    }

    /** {@code #rrggbb} in lower case. */
    String text() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    /** From 1 for none to 21 for black on white. */
    double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    boolean isReadableOn(Colour ground) {
        return contrast(ground) >= READABLE;
    }

    /** The same, or as little darker as can be read on a light ground. */
    Colour onLight() {
        return shifted(LIGHT_GROUND, 0);
    }

    /** The same, or as little lighter as can be read on a dark ground. */
    Colour onDark() {
        return shifted(DARK_GROUND, 1);
    }

    /** The hue stays as long as there is one: black and white have none. */
    private Colour shifted(Colour ground, int end) {
        if (isReadableOn(ground)) return this;
        for (var step = 1; step < STEPS; step++) {
            var moved = towards(end, (double) step / STEPS);
            if (moved.isReadableOn(ground)) return moved;
        }
        return new Colour(end * 0xffffff);
    }

    /** Mixed with black (0) or white (1). */
    private Colour towards(int end, double part) {
        var mixed = 0;
        for (var at = 16; at >= 0; at -= 8) {
            var channel = rgb >> at & 0xff;
            mixed |= (int) Math.round(channel + (end * 255 - channel) * part) << at;
        }
        return new Colour(mixed);
    }

    private double luminance() {
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
    }

    private double linear(int at) {
        var channel = (rgb >> at & 0xff) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
