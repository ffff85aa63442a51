package dev.marquee.customer.timeline;

import dev.marquee.customer.client.EventClient.Commissioned;
import dev.marquee.customer.client.NotificationClient.Mail;
import dev.marquee.customer.client.TicketClient.Booking;
import dev.marquee.customer.contact.Note;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a customer.
 *
 * @param at when; for an event, when it begins
 * @param timeZone of an event; null for all else
 * @param id the note's, event's, booking's or mail's
 * @param title the event's name, or the mail's subject; null for a note
 * @param text what was noted; null for all else
 * @param by who noted it
 * @param quantity the tickets of a booking, or those that an event sold
 * @param capacity how many an event has
 * @param link its own page in the back office; null where it has none
 */
@Schema(name = "TimelineEntry")
record Entry(
        Kind kind,
        @Schema(example = "2026-11-21T07:40:00Z") Instant at,
        @Nullable String timeZone,
        @Schema(example = "1184") long id,
        @Schema(example = "Lantern Night") @Nullable String title,
        @Schema(example = "Booked 2 tickets for Lantern Night") @Nullable String text,
        @Schema(example = "Ana Ribeiro") @Nullable String by,
        @Schema(example = "confirmed") @Nullable String status,
        @Schema(example = "2") @Nullable Integer quantity,
        @Nullable Integer capacity,
        @Schema(example = "/admin/tickets/1184") @Nullable String link) {

    static Entry of(Note note) {
        return new Entry(
                Kind.NOTE,
                note.createdAt(),
                null,
                note.id(),
                null,
                note.text(),
                note.author(),
                null,
                null,
                null,
                null);
    }

    static Entry of(Commissioned event) {
        return new Entry(
                Kind.EVENT,
                event.date().toInstant(),
                event.timeZone(),
                event.id(),
                event.name(),
                null,
                null,
                event.isCompleted() ? "completed" : null,
                event.bookedCount(),
                event.totalTickets(),
                event.code() == null ? null : "/admin/events/" + event.code());
    }

    static Entry of(Booking booking) {
        return new Entry(
                Kind.BOOKING,
                booking.createdAt(),
                null,
                booking.id(),
                booking.eventName(),
                null,
                null,
                booking.status(),
                booking.quantity(),
                null,
                "/admin/tickets/" + booking.id());
    }

    static Entry of(Mail mail) {
        return new Entry(
                Kind.MESSAGE,
                mail.sentAt() == null ? mail.createdAt() : mail.sentAt(),
                null,
                mail.id(),
                mail.subject(),
                null,
                null,
                mail.status(),
                null,
                null,
                "/admin/mail/" + mail.id());
    }
}
