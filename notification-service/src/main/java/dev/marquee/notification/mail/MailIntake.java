package dev.marquee.notification.mail;

import dev.marquee.notification.content.BookingMail;
import dev.marquee.notification.content.ComplaintMail;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailContent;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.ReplyAddress;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Stores the mails that other services hand in: all of a request, or none. */
@Component
class MailIntake {

    /**
     * A mail as it reads.
     *
     * @param html with its pictures in it
     */
    record Preview(String subject, String html, String text) {}

    private record Checked(MailRequest.One request, MailKind kind, MailContent content) {}

    private final QueueMail queue;
    private final LetterWriter letters;
    private final Languages languages;
    private final ReplyAddress replies;
    private final JsonMapper json;
    private final Validator validator;
    private final TransactionTemplate transaction;
    private final QueueSignal signal;
    private final AccountReaders readers;

    MailIntake(
            QueueMail queue,
            LetterWriter letters,
            ReplyAddress replies,
            JsonMapper json,
            Validator validator,
            TransactionTemplate transaction,
            Languages languages,
            QueueSignal mailSignal,
            AccountReaders readers) {
        this.languages = languages;
        this.queue = queue;
        this.letters = letters;
        this.replies = replies;
        this.json = json;
        this.validator = validator;
        this.transaction = transaction;
        this.signal = mailSignal;
        this.readers = readers;
    }

    /**
     * Queues these mails. Those whose key is known are discarded.
     *
     * @throws org.springframework.web.ErrorResponseException 422 with every error there is, if any
     *     mail cannot be written; then none is stored
     */
    void accept(List<MailRequest.One> requests) {
        var errors = new ArrayList<Fault>();
        var checked = new ArrayList<Checked>();
        for (int i = 0; i < requests.size(); i++) {
            var mail = check(requests.get(i), "mails[" + i + "].", errors);
            if (mail != null) checked.add(mail);
        }
        if (!errors.isEmpty()) throw invalid(errors);
        var stored =
                transaction.execute(status -> {
                    var withheld = readers.withhold(checked.stream().map(this::ofReader).toList());
                    return (int)
                            checked.stream()
                                    .filter(mail -> !withheld.contains(mail.request().key()))
                                    .filter(this::store)
                                    .count();
                });
        signal.wake(Objects.requireNonNullElse(stored, 0));
    }

    /**
     * Writes a mail without storing it.
     *
     * @throws org.springframework.web.ErrorResponseException 422 if it cannot be written
     */
    Preview preview(MailRequest.One request) {
        var errors = new ArrayList<Fault>();
        var mail = check(request, "", errors);
        if (mail == null) throw invalid(errors);
        var letter =
                letters.write(
                        mail.kind(),
                        locale(request.locale()),
                        request.to(),
                        mail.content(),
                        request.organizerId());
        return new Preview(letter.subject(), letter.standalone(), letter.text());
    }

    private static ErrorResponseException invalid(List<Fault> errors) {
        return Problems.invalid(errors);
    }

    private @Nullable Checked check(MailRequest.One mail, String path, List<Fault> errors) {
        var kind = MailKind.of(mail.kind()).orElse(null);
        if (kind == null) {
            errors.add(new Fault(path + "kind", Text.of("invalid.not-a-kind-of")));
            return null;
        }
        try {
            var content = answerable(json.treeToValue(mail.data(), kind.content()));
            if (content == null) {
                errors.add(new Fault(path + "data", Text.of("invalid.must-not-be-empty")));
                return null;
            }
            var before = errors.size();
            for (var violation : validator.validate(content)) {
                errors.add(
                        new Fault(
                                path + "data." + snakeCase(violation.getPropertyPath().toString()),
                                Problems.words(violation.getMessage())));
            }
            if (kind.admits() && content instanceof BookingMail booking && before == errors.size())
                checkTokens(booking, path, errors);
            return before == errors.size() ? new Checked(mail, kind, content) : null;
        } catch (JacksonException e) {
            errors.add(new Fault(path + "data" + where(e), Text.of("invalid.missing-or-has-the")));
            return null;
        }
    }

    /** With where its answers go, if there is a mailbox for them. */
    private @Nullable MailContent answerable(@Nullable MailContent content) {
        if (!(content instanceof ComplaintMail complaint)) return content;
        var token = complaint.replyToken();
        return complaint.answeredTo(token == null ? null : replies.of(token).orElse(null));
    }

    private static void checkTokens(BookingMail booking, String path, List<Fault> errors) {
        for (int i = 0; i < booking.tickets().size(); i++) {
            if (booking.tickets().get(i).token() == null)
                errors.add(
                        new Fault(
                                path + "data.tickets[" + i + "].token",
                                Text.of("invalid.must-not-be-empty")));
        }
    }

    private ReaderMail ofReader(Checked mail) {
        var request = mail.request();
        return new ReaderMail(
                request.key(),
                mail.kind(),
                request.to(),
                locale(request.locale()),
                mail.content(),
                request.organizerId(),
                request.account());
    }

    private boolean store(Checked mail) {
        var request = mail.request();
        var draft =
                MailDraft.of(
                                request.key(),
                                mail.kind(),
                                request.to(),
                                locale(request.locale()),
                                mail.content(),
                                request.organizerId())
                        .with(request.files())
                        .from(request.sender())
                        .notBefore(request.notBefore());
        return queue.handle(draft).isPresent();
    }

    private Locale locale(@Nullable String tag) {
        return languages.orHouse(tag == null ? null : tag.replace('_', '-'));
    }

    private static String where(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append('.').append(step.getPropertyName());
        }
        return path.toString();
    }

    private static String snakeCase(String property) {
        return property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
