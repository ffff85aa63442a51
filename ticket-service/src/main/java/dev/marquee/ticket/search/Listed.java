package dev.marquee.ticket.search;

import java.util.List;

/**
 * A page of a list.
 *
 * @param page from 0
 * @param total of all pages, counted up to {@value #COUNTED}
 * @param more whether there are more than were counted
 */
public record Listed<T>(List<T> items, int page, int size, long total, boolean more) {

    /**
     * Nobody pages further than this; counting all of a large table would be all that takes time.
     */
    static final int COUNTED = 10_000;
}
