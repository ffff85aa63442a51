package dev.marquee.notification.content;

import dev.marquee.notification.content.text.FilledMarkdown;
import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.notification.content.text.PlainLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * What an organiser writes to somebody.
 *
 * @param subject with placeholders in it
 * @param text Markdown with placeholders in it; null for the facts of the event alone
 * @param style how the mail is marked
 * @param name the reader's
 * @param tickets the reader's tickets; empty for somebody who has none
 * @param booking the one that the reader made; null where others made it
 * @param link opens their tickets without asking; null where nothing does, and once the mail is
 *     delivered or given up
 * @param unsubscribe refuses further ones; null as {@code link}
 * @param sender the organiser's name
 * @param replyTo the organiser's address, where it is known to be theirs
 */
public record MessageMail(
        String subject,
        @Nullable String text,
        Style style,
        String name,
        BookingMail.Event event,
        List<Ticket> tickets,
        @Nullable Long booking,
        @Nullable String link,
        @Nullable String unsubscribe,
        String sender,
        @Nullable String replyTo)
        implements MailContent {

    /** A ticket, as it is named. */
    public record Ticket(String code, String type, @Nullable String seat) {}

    /**
     * How a mail is marked.
     *
     * @param news whether its reader asked for news; else it is about their tickets
     * @param test whether its author alone reads it
     * @param advertising whether its subject says in Vietnam that it is advertising
     */
    public record Style(boolean news, boolean test, boolean advertising) {}

    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_TICKETS = 20;

    @Override
    public MailContent withoutSecrets() {
        return new MessageMail(
                subject, text, style, name, event, tickets, booking, null, null, sender, replyTo);
    }

    /** One line, marked as what it is. */
    public String subject(Locale locale, MessageSource messages) {
        if (text == null)
            return messages.getMessage(
                    "mail.event-detail.subject",
                    new Object[] {PlainLine.title(event.name())},
                    locale);
        var filled = Placeholders.fill(subject, values("", locale, messages));
        var line = PlainLine.of(filled);
        if (style.advertising && locale.getLanguage().equals("vi")) line = "[QC] " + line;
        if (style.test)
            line = messages.getMessage("mail.message.test", new Object[] {line}, locale);
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    /** Whose name it comes under: the organiser's, and ours. */
    String from(Locale locale, MessageSource messages) {
        return messages.getMessage(
                "mail.message.via", new Object[] {PlainLine.name(sender)}, locale);
    }

    void describe(Context page, MessageSource messages, String site) {
        var locale = page.getLocale();
        var open = Objects.requireNonNullElse(link, site + "/lookup");
        if (text != null) {
            var filled = FilledMarkdown.of(text, values(open, locale, messages));
            page.setVariable("body", filled.html());
            page.setVariable("plain", filled.text());
        }
        page.setVariable("event", PlainLine.title(event.name()));
        page.setVariable("time", EventTime.of(event, locale, messages));
        page.setVariable(
                "location", event.location() == null ? "" : PlainLine.of(event.location()));
        page.setVariable("reader", PlainLine.name(name));
        page.setVariable("ticketCount", tickets.size());
        page.setVariable("open", open);
        page.setVariable("eventPage", site + "/e/" + event.code());
        page.setVariable("sender", PlainLine.name(sender));
        page.setVariable("replyTo", Objects.requireNonNullElse(replyTo, ""));
        page.setVariable("unsubscribe", unsubscribe);
        page.setVariable("news", style.news);
        page.setVariable("test", style.test);
    }

    private Map<String, String> values(String open, Locale locale, MessageSource messages) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", PlainLine.name(name));
        values.put("event", PlainLine.title(event.name()));
        values.put("date", EventTime.date(event, locale, messages));
        values.put("time", EventTime.clock(event, locale, messages));
        values.put("place", event.location() == null ? "" : PlainLine.of(event.location()));
        values.put("tickets", named());
        values.put(
                "seats",
                tickets.stream()
                        .map(Ticket::seat)
                        .filter(Objects::nonNull)
                        .limit(MOST_TICKETS)
                        .map(PlainLine::title)
                        .collect(Collectors.joining(", ")));
        values.put("booking", booking == null ? "" : String.valueOf(booking));
        values.put(Placeholders.LINK, open);
        values.put("organizer", PlainLine.name(sender));
        return values;
    }

    private String named() {
        var named =
                tickets.stream()
                        .limit(MOST_TICKETS)
                        .map(ticket -> ticket.code() + " (" + PlainLine.title(ticket.type()) + ")")
                        .collect(Collectors.joining(", "));
        return tickets.size() <= MOST_TICKETS ? named : named + " …";
    }
}
