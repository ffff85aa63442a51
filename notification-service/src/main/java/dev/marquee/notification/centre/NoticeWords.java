package dev.marquee.notification.centre;

import dev.marquee.platform.language.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What everybody may read of a notification: what it is about, and nothing of it. */
@Component
public class NoticeWords {

    /** A title and a line, without a name, an amount or a code. */
    public record Line(String title, String text) {}

    private final MessageSource messages;
    private final Readers readers;
    private final Languages languages;

    NoticeWords(MessageSource messages, Readers readers, Languages languages) {
        this.messages = messages;
        this.readers = readers;
        this.languages = languages;
    }

    /** In the reader's language. */
    public Line of(String kind, long user) {
        var locale = languages.orHouse(readers.find(user).map(Readers.Reader::locale).orElse(null));
        var topic = NoticeKind.of(kind).map(NoticeKind::topic).orElse(Topic.MESSAGE);
        return new Line(
                messages.getMessage("centre.topic." + topic.word(), null, locale),
                messages.getMessage("push.text", null, locale));
    }

    /** Whether somebody may have to do something soon. */
    public boolean isUrgent(String kind) {
        return NoticeKind.of(kind)
                .map(NoticeKind::topic)
                .filter(topic ->
                        topic == Topic.SECURITY
                                || topic == Topic.WAITING_LIST
                                || topic == Topic.EVENT_CANCELLED)
                .isPresent();
    }
}
