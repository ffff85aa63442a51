package dev.marquee.venue;

import dev.marquee.platform.security.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;

/**
 * A page of venues, as the caller may see them.
 *
 * @param page from 0
 * @param total of all pages
 */
record VenuePage(List<VenueView> items, int page, int size, long total) {

    static VenuePage of(Page<VenueView> page, Optional<Caller> caller) {
        return new VenuePage(
                page.map(venue -> venue.seenBy(caller)).getContent(),
                page.getNumber(),
                page.getSize(),
                page.getTotalElements());
    }
}
