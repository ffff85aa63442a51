package dev.marquee.notification.content;

import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.notification.content.text.PlainLine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What the placeholders of an organiser's words stand for in a letter. */
final class LetterValues {

    /** More are in the letter itself. */
    private static final int MOST_TICKETS = 20;

    private LetterValues() {}

    /** The placeholders that stand for something in every mail of a kind. */
    static Set<String> placeholders(MailKind kind) {
        var there = new HashSet<>(Placeholders.ALL);
        if (kind.content() == WaitingMail.class) there.removeAll(List.of("booking", "seats"));
        if (kind.content() == TransferMail.class) there.remove("booking");
        return there;
    }

    /**
     * By placeholder.
     *
     * @param organizer what the organiser is called; null where nobody has said
     * @param site where mails without a link of their own lead
     */
    static Map<String, String> of(
            MailContent content,
            @Nullable String organizer,
            String site,
            Locale locale,
            MessageSource messages) {
        var values = new LinkedHashMap<String, String>();
        switch (content) {
            case BookingMail mail -> put(mail, values, site);
            case ChangeMail mail -> put(mail.booking(), values, site);
            case TransferMail mail -> {
                values.put("name", PlainLine.name(mail.name()));
                values.put(
                        "tickets",
                        PlainLine.of(mail.code())
                                + " ("
                                + PlainLine.title(mail.ticketType())
                                + ")");
                values.put("seats", PlainLine.title(mail.ticketType()));
                values.put(
                        Placeholders.LINK,
                        Objects.requireNonNullElse(mail.link(), site + "/lookup"));
            }
            case WaitingMail mail -> {
                values.put("name", PlainLine.name(mail.name()));
                values.put("tickets", wanted(mail, locale, messages));
                values.put(
                        Placeholders.LINK,
                        Objects.requireNonNullElse(
                                mail.link(), site + "/e/" + mail.event().code()));
            }
            default -> throw new IllegalArgumentException("nobody's own words are in such mails");
        }
        put(event(content), values, locale, messages);
        if (organizer != null) values.put("organizer", PlainLine.title(organizer));
        return values;
    }

    private static BookingMail.Event event(MailContent content) {
        return switch (content) {
            case BookingMail mail -> mail.event();
            case ChangeMail mail -> mail.event();
            case TransferMail mail -> mail.event();
            case WaitingMail mail -> mail.event();
            default -> throw new IllegalArgumentException("it is about no event");
        };
    }

    private static void put(
            BookingMail.Event event,
            Map<String, String> values,
            Locale locale,
            MessageSource messages) {
        values.put("event", PlainLine.title(event.name()));
        values.put("date", EventTime.date(event, locale, messages));
        values.put("time", EventTime.clock(event, locale, messages));
        values.put("place", event.location() == null ? "" : PlainLine.of(event.location()));
    }

    private static void put(BookingMail mail, Map<String, String> values, String site) {
        values.put("name", PlainLine.name(mail.buyerName()));
        values.put("booking", String.valueOf(mail.bookingId()));
        values.put(
                "tickets",
                mail.tickets().stream()
                        .limit(MOST_TICKETS)
                        .map(ticket ->
                                ticket.code() + " (" + PlainLine.title(ticket.ticketType()) + ")")
                        .collect(Collectors.joining(", ")));
        values.put(
                "seats",
                mail.tickets().stream()
                        .map(BookingMail.Ticket::ticketType)
                        .distinct()
                        .limit(MOST_TICKETS)
                        .map(PlainLine::title)
                        .collect(Collectors.joining(", ")));
        values.put(Placeholders.LINK, Objects.requireNonNullElse(mail.link(), site + "/lookup"));
    }

    private static String wanted(WaitingMail mail, Locale locale, MessageSource messages) {
        var number =
                messages.getMessage("mail.waiting.tickets", new Object[] {mail.quantity()}, locale);
        var type = mail.ticketType();
        return type == null ? number : number + " (" + PlainLine.title(type) + ")";
    }
}
