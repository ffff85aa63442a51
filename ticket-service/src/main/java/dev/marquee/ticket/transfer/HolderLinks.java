package dev.marquee.ticket.transfer;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The links in mails to those who have a ticket, or are offered one. They are computed and nothing
 * is stored: once the ticket is handed on, the link of who had it opens nothing.
 */
@Component
public class HolderLinks {

    /** The header that carries the token of a holder's link. */
    public static final String HEADER = "Ticket-Link";

    private static final String HOLDER = "holder";
    private static final String OFFER = "transfer";

    private final TicketLinks links;
    private final String site;

    HolderLinks(TicketLinks links, MarqueeSettings settings) {
        this.links = links;
        this.site = settings.publicUrl().toString();
    }

    /** The page with the ticket, for whoever has it now. */
    public String addressOf(Ticket ticket, EmailAddress holder) {
        return addressOf(ticket.id(), ticket.revision(), holder);
    }

    /** The same, for whoever knows the ticket's id and how often it was handed on. */
    public String addressOf(long ticket, int revision, EmailAddress holder) {
        return site + "/h/" + tokenOf(ticket, revision, holder);
    }

    /** The page on which an offered ticket is accepted. */
    public String addressOf(Transfer transfer) {
        return site + "/h/offer/" + offer(transfer);
    }

    /** Which ticket a token claims to be of; empty where it is no token. */
    Optional<Long> idIn(String token) {
        return links.idIn(token);
    }

    /** Whether the token is of who has the ticket now. */
    boolean isOf(String token, Ticket ticket) {
        var holder = ticket.attendeeEmail();
        return holder != null
                && TicketLinks.same(token, tokenOf(ticket.id(), ticket.revision(), holder));
    }

    /** Whether the token is of who had the ticket until it was handed on like that. */
    boolean isOfFormer(String token, Transfer transfer) {
        return TicketLinks.same(
                token, tokenOf(transfer.ticketId(), transfer.revision() - 1, transfer.fromEmail()));
    }

    boolean isOf(String token, Transfer transfer) {
        return TicketLinks.same(token, offer(transfer));
    }

    private String offer(Transfer transfer) {
        return links.signed(OFFER, transfer.id(), transfer.toEmail().value());
    }

    private String tokenOf(long ticket, int revision, EmailAddress holder) {
        return links.signed(HOLDER, ticket, revision + ":" + holder.value());
    }
}
