package dev.marquee.event.catalogue;

import java.util.List;

/**
 * A page of a list.
 *
 * @param page from 0
 * @param total of all pages
 */
public record EventPage(List<EventView> items, int page, int size, long total) {

    /** The number of the last page. */
    public int last() {
        return (int) ((total - 1) / size);
    }
}
