package dev.marquee.ticket.waitlist;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.ticket.booking.TicketLinks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The links in mails to those who wait. They are computed and nothing is stored: with another
 * address, or none, an entry has another link. One link is good for all of an entry, as it proves
 * that its address was read.
 */
@Component
class WaitlistLinks {

    /** The header that carries the token of a link. */
    static final String HEADER = "Waiting-Link";

    private static final String PURPOSE = "waiting";

    private final TicketLinks links;
    private final String site;

    WaitlistLinks(TicketLinks links, MarqueeSettings settings) {
        this.links = links;
        this.site = settings.publicUrl().toString();
    }

    /** The page of the entry. */
    String addressOf(WaitingEntry entry) {
        return site + "/w/" + tokenOf(entry);
    }

    /** Which entry a token claims to be of; empty where it is no token. */
    Optional<Long> idIn(String token) {
        return links.idIn(token);
    }

    boolean isOf(String token, WaitingEntry entry) {
        return TicketLinks.same(token, tokenOf(entry));
    }

    private String tokenOf(WaitingEntry entry) {
        return links.signed(PURPOSE, entry.id(), entry.email().value());
    }
}
