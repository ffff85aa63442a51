package dev.marquee.notification.message;

import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.address.UnsubscribeLinks;
import dev.marquee.notification.content.BookingMail;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.MessageMail;
import dev.marquee.notification.content.MessageMail.Style;
import dev.marquee.notification.content.MessageMail.Ticket;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a message and a reader what the reader's mail is written from. */
@Component
class MessageMails {

    private final MessageSettings settings;
    private final UnsubscribeLinks unsubscribe;

    MessageMails(MessageSettings settings, UnsubscribeLinks unsubscribe) {
        this.settings = settings;
        this.unsubscribe = unsubscribe;
    }

    static MailKind kind(Message message) {
        return message.news() ? MailKind.MESSAGE_NEWS : MailKind.MESSAGE_SERVICE;
    }

    /** What goes to a reader, with their own links. The event is that of their first ticket. */
    MessageMail of(Message message, Person person, Map<Long, Event> events, Locale locale) {
        var refusal =
                unsubscribe.link(
                        person.address(),
                        SuppressionScope.of(message.organizerId(), kind(message).mailClass()));
        return of(message, person, events, locale, false, person.link(), refusal.toString());
    }

    /**
     * The same for its author's eyes: nothing in it opens anything.
     *
     * @param test whether it is mailed, and marked as a test
     * @param link stands where the reader's own link is
     */
    MessageMail forAuthor(
            Message message,
            Person person,
            Map<Long, Event> events,
            Locale locale,
            boolean test,
            String link) {
        return of(message, person, events, locale, test, link, null);
    }

    private MessageMail of(
            Message message,
            Person person,
            Map<Long, Event> events,
            Locale locale,
            boolean test,
            @Nullable String link,
            @Nullable String refusal) {
        var words = message.words(locale);
        var first =
                person.tickets().isEmpty()
                        ? message.eventId()
                        : person.tickets().getFirst().eventId();
        var event =
                Objects.requireNonNullElseGet(
                        events.get(first),
                        () -> Objects.requireNonNull(events.get(message.eventId())));
        return new MessageMail(
                words.subject(),
                words.text(),
                new Style(message.news(), test, message.news() && settings.advertising()),
                person.name(),
                facts(event),
                tickets(person),
                person.bookingId(),
                link,
                refusal,
                message.author().name(),
                message.author().replyTo());
    }

    static BookingMail.Event facts(Event event) {
        return new BookingMail.Event(
                event.code(),
                event.name(),
                event.startsAt(),
                event.endsAt(),
                ZoneId.of(event.timeZone()),
                event.location());
    }

    static List<Ticket> tickets(Person person) {
        return person.tickets().stream()
                .map(ticket -> new Ticket(ticket.code(), ticket.type(), ticket.seat()))
                .toList();
    }
}
