package dev.marquee.ticket.live;

/**
 * What is watched.
 *
 * @param part what of the event, such as a check-in list; 0 where it has no parts
 */
public record Subject(long event, int part) {

    public static Subject of(long event) {
        return new Subject(event, 0);
    }
}
