package dev.marquee.ticket.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.pdf.PdfPrinter;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Prints tickets, one page each. What was printed is kept for some minutes, by all that stands on
 * it, so that whatever changes is printed anew.
 */
@Component
public class TicketPdf {

    /**
     * A printed file.
     *
     * @param name what it is saved as, in any script
     */
    public record PdfFile(String name, byte[] content) {}

    private record Printed(List<PrintedTicket> tickets, Locale locale) {}

    private static final int KEPT_BYTES = 8 * 1024 * 1024;

    private final PdfPrinter printer;
    private final PrintTickets printTickets;
    private final MessageSource messages;
    private final Cache<Printed, byte[]> recent =
            Caffeine.newBuilder()
                    .maximumWeight(KEPT_BYTES)
                    .weigher((Printed printed, byte[] pdf) -> pdf.length)
                    .expireAfterWrite(Duration.ofMinutes(10))
                    .build();

    TicketPdf(PdfPrinter printer, PrintTickets printTickets, MessageSource messages) {
        this.printer = printer;
        this.printTickets = printTickets;
        this.messages = messages;
    }

    /**
     * All tickets of a booking that admit somebody, in one file. What was handed on is not in it.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if the
     *     booking is not confirmed, or has no such ticket
     */
    public PdfFile print(Booking booking, Locale locale) {
        if (booking.status() != BookingStatus.CONFIRMED) throw InvalidState.of(booking, "printed");
        var tickets = booking.buyersTickets();
        if (tickets.isEmpty())
            throw InvalidState.because(
                    "booking",
                    "printed",
                    Text.of("problem.because.none-tickets-valid"),
                    TicketStatus.CANCELLED.word());
        return print(booking, tickets, String.valueOf(booking.id()), locale);
    }

    /**
     * One ticket of a booking.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if the
     *     booking is not confirmed, or the ticket admits nobody
     */
    PdfFile print(Booking booking, Ticket ticket, Locale locale) {
        if (booking.status() != BookingStatus.CONFIRMED) throw InvalidState.of(booking, "printed");
        var status = ticket.status();
        if (!status.hasCode())
            throw InvalidState.because(
                    "ticket", "printed", InvalidState.itIs(status.word()), status.word());
        return print(booking, List.of(ticket), booking.event().ticketCode(ticket.number()), locale);
    }

    /** Whether {@link #print(Booking, Locale)} has something to print. */
    public static boolean isPrintable(Booking booking) {
        return booking.status() == BookingStatus.CONFIRMED && !booking.buyersTickets().isEmpty();
    }

    private PdfFile print(Booking booking, List<Ticket> tickets, String number, Locale locale) {
        var printed = new Printed(printTickets.of(booking, tickets, locale), locale);
        return new PdfFile(fileName(booking, number, locale), recent.get(printed, this::render));
    }

    private byte[] render(Printed printed) {
        return printer.print("ticket", Map.of("tickets", printed.tickets()), printed.locale());
    }

    /** Without what file systems do not take. */
    private String fileName(Booking booking, String number, Locale locale) {
        var event = booking.event().name().replaceAll("[\\s\\p{C}\\\\/:*?\"<>|]+", " ").strip();
        var name =
                messages.getMessage(
                        "document.tickets.file", new Object[] {shortened(event), number}, locale);
        return name + ".pdf";
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 60
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 60)).strip();
    }
}
