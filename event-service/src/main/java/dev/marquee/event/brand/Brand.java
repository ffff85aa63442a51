package dev.marquee.event.brand;

import org.jspecify.annotations.Nullable;

/**
 * What an organiser looks like.
 *
 * @param version rises with every change; 0 where nothing was ever said
 * @param colour as it was chosen; null for those of the house
 */
record Brand(
        long organizerId,
        long version,
        @Nullable String name,
        @Nullable String colour,
        @Nullable String light,
        @Nullable String dark,
        @Nullable Logo logo) {

    /** As large as a logo is shown, in CSS pixels. */
    private static final double WIDTH = 180;

    private static final double HEIGHT = 60;

    /** A logo without its file; another file has another hash. */
    record Logo(long organizerId, String hash, int pixelsWide, int pixelsHigh) {

        public String url() {
            return "/api/brands/" + organizerId + "/logo?v=" + hash;
        }

        public int width() {
            return shown(pixelsWide);
        }

        public int height() {
            return shown(pixelsHigh);
        }

        private int shown(int pixels) {
            var part = Math.min(1, Math.min(WIDTH / pixelsWide, HEIGHT / pixelsHigh));
            return Math.max(1, (int) Math.round(pixels * part));
        }
    }

    static Brand none(long organizer) {
        return new Brand(organizer, 0, null, null, null, null, null);
    }

    /** Whether there is anything to be seen of it. */
    public boolean isSeen() {
        return colour != null || logo != null;
    }

    /** Whether light pages show another colour than was chosen. */
    public boolean isDarkened() {
        return colour != null && !colour.equals(light);
    }

    /** Whether dark pages do. */
    public boolean isLightened() {
        return colour != null && !colour.equals(dark);
    }
}
