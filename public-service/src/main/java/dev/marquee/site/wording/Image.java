package dev.marquee.site.wording;

import dev.marquee.site.client.Event;

/**
 * What an event looks like on a page: its own picture, or the drawing of its kind.
 *
 * @param alt in words; empty where it only decorates
 */
public record Image(String src, int width, int height, String alt) {

    private static final int DRAWING_WIDTH = 400;
    private static final int DRAWING_HEIGHT = 300;

    /** As large as there is. */
    public static Image large(Event event) {
        var own = event.picture();
        return own == null
                ? drawing(event)
                : new Image(own.url(), own.width(), own.height(), own.alt());
    }

    /** For lists, where its name stands beside it. */
    public static Image small(Event event) {
        var own = event.picture();
        return own == null
                ? drawing(event)
                : new Image(own.smallUrl(), DRAWING_WIDTH, DRAWING_HEIGHT, own.alt());
    }

    private static Image drawing(Event event) {
        return new Image(Poster.of(event.category()), DRAWING_WIDTH, DRAWING_HEIGHT, "");
    }
}
