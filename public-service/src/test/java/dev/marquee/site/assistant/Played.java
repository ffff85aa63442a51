package dev.marquee.site.assistant;

import dev.marquee.site.Neighbours;

/** The programme, for tests of other packages. */
public final class Played {

    private Played() {}

    public static void programme(Neighbours neighbours) {
        Programme.playedBy(neighbours);
    }

    /** The event EV07 with other words. */
    public static String event(String name, String description) {
        return Programme.event("EV07", "en")
                .replace("\"Jazz Night\"", "\"" + name + "\"")
                .replace("\"description\":\"x\"", "\"description\":\"" + description + "\"");
    }
}
