package dev.marquee.notification.message;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.notification.message.audience.AudienceClient.PageRequest;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a message as somebody will read it. The words are theirs, the links are not: whoever writes
 * to people gets nothing that opens their bookings.
 */
@Component
public class PreviewMessage {

    /**
     * A message as it reads.
     *
     * @param reader as whom
     */
    public record Preview(Person reader, Letter letter) {}

    private static final int SAMPLES = 20;
    private static final long SECONDS_BETWEEN_TESTS = 20;

    private final AudienceClient audiences;
    private final MessageMails mails;
    private final LetterWriter letters;
    private final QueueMail queue;
    private final Languages languages;
    private final String dummy;
    private final Clock clock;

    PreviewMessage(
            AudienceClient audiences,
            MessageMails mails,
            LetterWriter letters,
            QueueMail queue,
            Languages languages,
            MarqueeSettings settings,
            Clock clock) {
        this.audiences = audiences;
        this.mails = mails;
        this.letters = letters;
        this.queue = queue;
        this.languages = languages;
        this.dummy = settings.publicUrl() + "/lookup";
        this.clock = clock;
    }

    /** Some of those it goes to, in the order of addresses. */
    public List<Person> samples(Message message) {
        return audiences.page(new PageRequest(message.asked(null), "", SAMPLES)).people().stream()
                .filter(person -> !Recipient.isNobody(person.address()))
                .toList();
    }

    /**
     * As one of them reads it; as its author would, where it goes to nobody.
     *
     * @param language in which; null for the reader's own
     */
    public Preview as(Message message, @Nullable Person reader, @Nullable Locale language) {
        var person = reader == null ? author(message) : reader;
        var locale =
                message.language(language == null ? languages.orHouse(person.locale()) : language);
        var events = events(message);
        if (!events.containsKey(message.eventId())) throw Problems.notFound("event");
        return new Preview(
                person,
                letters.write(
                        MessageMails.kind(message),
                        locale,
                        person.address(),
                        mails.forAuthor(message, person, events, locale, false, dummy)));
    }

    /**
     * Queues a mail to its author that is marked as a test.
     *
     * @return false where one has just been sent
     */
    @Transactional
    public boolean test(
            Message message, @Nullable Person reader, String to, Map<Long, Event> events) {
        var person = reader == null ? author(message) : reader;
        var locale = message.language(languages.orHouse(person.locale()));
        var moment = clock.instant().getEpochSecond() / SECONDS_BETWEEN_TESTS;
        return queue.handle(
                "message-test:%d:%d:%d".formatted(message.id(), message.version(), moment),
                MailKind.MESSAGE_TEST,
                to,
                locale,
                mails.forAuthor(message, person, events, locale, true, dummy),
                message.organizerId());
    }

    /** Its events, by their ids. */
    public Map<Long, Event> events(Message message) {
        return audiences.events(message.events()).stream()
                .collect(Collectors.toMap(Event::id, Function.identity()));
    }

    private static Person author(Message message) {
        return new Person(
                Objects.requireNonNullElse(message.author().replyTo(), "you@example.org"),
                message.author().name(),
                message.mainLang(),
                null,
                List.of(),
                false,
                null);
    }
}
