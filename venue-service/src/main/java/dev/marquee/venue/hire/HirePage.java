package dev.marquee.venue.hire;

import dev.marquee.platform.security.Caller;
import java.util.List;

/**
 * A page of hires, as the caller may see them.
 *
 * @param page from 0
 * @param total of all pages
 */
record HirePage(List<HireView> items, int page, int size, long total) {

    static HirePage of(
            HireViews views, HireViews.Filter filter, int page, int size, Caller caller) {
        var items =
                views.find(filter, size, (long) page * size).stream()
                        .map(hire -> HireView.of(hire, caller))
                        .toList();
        return new HirePage(items, page, size, views.count(filter));
    }
}
