package dev.marquee.ticket.brand;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser looks like.
 *
 * @param name what it is called; null where it has not said
 * @param colour as it is read on white, {@code #rrggbb}; null for that of the house
 * @param logo null where there is none
 */
public record Brand(@Nullable String name, @Nullable String colour, @Nullable Logo logo) {

    /**
     * A logo as a page brings it along.
     *
     * @param address a data: address of a PNG
     */
    public record Logo(String address, int width, int height) {

        static Logo of(byte[] png, int width, int height) {
            return new Logo(
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
                    width,
                    height);
        }
    }
}
