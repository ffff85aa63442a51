package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.PAUSED;
import static dev.marquee.notification.message.MessageState.STOPPED;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.SendCheck;
import dev.marquee.notification.message.Recipients.Addressed;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.CheckRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at the mail of a message once more when it is sent: of one that was stopped nothing is, of
 * one that is paused nothing yet, and a mail that has been in the queue for long goes only to
 * someone who is still meant.
 */
@Component
class MessageMailCheck implements SendCheck {

    /** So long what was found at the hand-over counts. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final Messages messages;
    private final Recipients recipients;
    private final MessageNotices notices;
    private final AudienceClient audiences;
    private final Clock clock;

    MessageMailCheck(
            Messages messages,
            Recipients recipients,
            MessageNotices notices,
            AudienceClient audiences,
            Clock clock) {
        this.messages = messages;
        this.recipients = recipients;
        this.notices = notices;
        this.audiences = audiences;
        this.clock = clock;
    }

    @Override
    public Optional<String> against(Mail mail) {
        var to = addressed(mail).orElse(null);
        if (to == null) return Optional.empty();
        var message = messages.find(to.message()).orElse(null);
        if (message == null || message.state() == PAUSED) return Optional.empty();
        if (message.state() == STOPPED) return Optional.of("stopped");
        if (!notices.wantsMail(message, to.address())) return Optional.of("unsubscribed");
        return mail.queuedAt().plus(FRESH).isAfter(clock.instant())
                ? Optional.empty()
                : notMeant(message, to);
    }

    /** Asks ticket-service; while that is away, it is not sent. */
    private Optional<String> notMeant(Message message, Addressed to) {
        var asOf = message.laterBookers() ? null : message.snapshotAt();
        var person =
                audiences.check(new CheckRequest(message.asked(asOf), to.tickets())).stream()
                        .filter(one -> one.address().equals(to.address()))
                        .findFirst();
        if (person.isEmpty()) return Optional.of("not_valid_any_more");
        return message.news() && !person.get().news()
                ? Optional.of("no_consent")
                : Optional.empty();
    }

    @Override
    public Optional<Instant> waitsUntil(Mail mail) {
        return addressed(mail)
                .flatMap(to -> messages.find(to.message()))
                .filter(message -> message.state() == PAUSED)
                .map(paused -> clock.instant().plus(PAUSE));
    }

    private Optional<Addressed> addressed(Mail mail) {
        return mail.kind() == MailKind.MESSAGE_SERVICE || mail.kind() == MailKind.MESSAGE_NEWS
                ? recipients.ofMail(mail.key())
                : Optional.empty();
    }
}
