package dev.marquee.ticket.delivery;

import dev.marquee.platform.language.Languages;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.client.NotificationClient.Attachment;
import dev.marquee.ticket.document.TicketPdf;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tickets that come with mails, as a PDF. They are printed when the mail is handed over, and
 * only as long as no other mail waits for it: in a rush, and where the file would be too large, the
 * mail's link to the file has to do.
 */
@Component
class TicketFiles {

    private static final Logger log = LoggerFactory.getLogger(TicketFiles.class);

    /** Mail servers refuse large mails. */
    private static final int LARGEST = 2 * 1024 * 1024;

    /** So many are printed in a second or two, and no more between two looks at what is due. */
    private static final int MOST_BOOKINGS = 10;

    private static final int MOST_TICKETS = 50;

    private final TicketPdf pdf;
    private final Languages languages;

    TicketFiles(TicketPdf pdf, Languages languages) {
        this.pdf = pdf;
        this.languages = languages;
    }

    /** Whether mails of that kind about these bookings, together, come with their tickets. */
    static boolean comeWith(BookingNews news, Collection<Booking> bookings) {
        return switch (news) {
            case CONFIRMED, CONFIRMED_AGAIN, CORRECTED, TICKETS_CHANGED ->
                    bookings.size() <= MOST_BOOKINGS
                            && bookings.stream().mapToInt(Booking::live).sum() <= MOST_TICKETS;
            default -> false;
        };
    }

    /**
     * The file for a mail about a booking; nothing if it has no valid ticket.
     *
     * @param others files that come with the same mail
     */
    List<Attachment> of(Booking booking, List<Attachment> others) {
        if (!TicketPdf.isPrintable(booking)) return List.of();
        byte[] content;
        try {
            content = pdf.print(booking, languages.orHouse(booking.locale())).content();
        } catch (RuntimeException e) {
            // the mail has the codes and the link, and must not wait for a printer that fails
            log.error("The tickets of booking {} cannot be printed", booking.id(), e);
            return List.of();
        }
        var size = content.length + others.stream().mapToInt(file -> file.content().length).sum();
        return size > LARGEST
                ? List.of()
                : List.of(
                        new Attachment(
                                "tickets-" + booking.id() + ".pdf", "application/pdf", content));
    }
}
