package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.web.Problems;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;

/** What an event's pages say of what was done, and of what was not. */
@Component
public class EventPageWords {

    private final MessageSource messages;

    EventPageWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Shows what was done, as the address says it, if it is one of ours. */
    void done(@Nullable String what, EventView event, Model model, Locale locale) {
        if (what == null) return;
        var words =
                messages.getMessage(
                        "events.done." + what, new Object[] {event.name()}, null, locale);
        model.addAttribute("flash", words);
    }

    /** Why it was not done: in the page's own words where there are any, of its state first. */
    public @Nullable String refusal(
            ErrorResponseException refusal, @Nullable EventView event, Locale locale) {
        var kind = text(refusal, "ticket_type");
        var pool = text(refusal, "pool");
        var key = "events.refused." + Refusals.reason(refusal) + about(refusal);
        var values =
                new Object[] {
                    event == null ? 0 : event.bookedCount(),
                    time(refusal, "starts_at", locale),
                    time(refusal, "ends_at", locale),
                    text(refusal, "sold"),
                    kind,
                    text(refusal, "venue"),
                    text(refusal, "capacity"),
                    text(refusal, "offered"),
                    pool,
                    text(refusal, "seats").replaceAll("^\\[|]$", ""),
                    text(refusal, "missing")
                };
        var words =
                messages.getMessage(
                        key, values, Problems.said(refusal).in(messages, locale), locale);
        if (event == null) return words;
        return messages.getMessage(key + "." + event.status().word(), values, words, locale);
    }

    /** What the refusal is about, where there are words for that. */
    private static String about(ErrorResponseException refusal) {
        if ("[]".equals(text(refusal, "seats"))) return ".all";
        if (!text(refusal, "missing").isEmpty()) return ".places";
        if (!text(refusal, "ticket_type").isEmpty()) return ".kind";
        return text(refusal, "pool").isEmpty() ? "" : ".pool";
    }

    private static String time(ErrorResponseException refusal, String property, Locale locale) {
        var properties = refusal.getBody().getProperties();
        var value = properties == null ? null : properties.get(property);
        return value instanceof OffsetDateTime time
                ? DateFormats.of("EEE d MMM yyyy, HH:mm", locale).format(time)
                : "";
    }

    private static String text(ErrorResponseException refusal, String property) {
        var properties = refusal.getBody().getProperties();
        var value = properties == null ? null : properties.get(property);
        return value == null ? "" : value.toString();
    }
}
