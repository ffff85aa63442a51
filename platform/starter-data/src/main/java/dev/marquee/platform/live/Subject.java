package dev.marquee.platform.live;

/**
 * What is watched.
 *
 * @param id of an event, of an account …
 * @param part what of it, such as a check-in list; 0 where it has no parts
 */
public record Subject(long id, int part) {

    public static Subject of(long id) {
        return new Subject(id, 0);
    }
}
