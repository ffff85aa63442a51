package dev.marquee.report.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.report.client.MailIntakeClient;
import dev.marquee.report.client.MailIntakeClient.Attachment;
import dev.marquee.report.client.MailIntakeClient.Mail;
import dev.marquee.report.digest.Digest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands mails about reports to notification-service. A report with its files goes there at once:
 * whoever makes it knows whether it arrived. Questions and bad news wait in the outbox.
 */
@Component
class ReportMails implements MessageHandler {

    private static final String TOPIC = "report-mail";

    /** Files that are larger in all are left here. */
    static final long MOST_BYTES = 5L * 1024 * 1024;

    /** A figure, and what else is said of it. */
    record Line(String name, String value) {}

    /** What a mail speaks of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String name,
            String by,
            String title,
            List<Line> lines,
            @Nullable String late,
            @Nullable String why,
            boolean attached,
            String link,
            @Nullable String unsubscribe) {}

    private final Outbox outbox;
    private final MailIntakeClient mails;
    private final JsonMapper json;
    private final String site;

    ReportMails(Outbox outbox, MailIntakeClient mails, JsonMapper json, MarqueeSettings settings) {
        this.outbox = outbox;
        this.mails = mails;
        this.json = json;
        this.site = settings.publicUrl().toString();
    }

    /**
     * Asks somebody whether they want a report, in the caller's transaction.
     *
     * @param by its owner's name
     * @param when how often it comes, in words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(Schedule schedule, Recipient recipient, String by, String when, Locale locale) {
        publish(
                new Mail(
                        "report-confirm:" + recipient.id(),
                        "report-confirm",
                        recipient.address(),
                        locale.toLanguageTag(),
                        new Facts(
                                schedule.name(),
                                by,
                                when,
                                List.of(),
                                null,
                                null,
                                false,
                                link(recipient),
                                null),
                        List.of()));
    }

    /** Tells a schedule's owner that it is paused, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paused(
            Schedule schedule, String key, String to, String by, String why, Locale locale) {
        publish(
                new Mail(
                        "report-paused:" + schedule.id() + ":" + key,
                        "report-paused",
                        to,
                        locale.toLanguageTag(),
                        new Facts(
                                schedule.name(),
                                by,
                                "",
                                List.of(),
                                null,
                                why,
                                false,
                                page(schedule),
                                null),
                        List.of()));
    }

    /**
     * Hands over a report, however often it is called: the mail has its key.
     *
     * @param to an address
     * @param recipient whoever leaves by the link in it; null where nobody can
     * @param late when it was due, in words; null if it is in time
     * @throws org.springframework.web.client.RestClientException if it is not certain that it is
     *     stored
     */
    void send(
            Schedule schedule,
            Run run,
            String to,
            @Nullable Recipient recipient,
            String by,
            Digest digest,
            @Nullable String late,
            Locale locale) {
        var attached = digest.size() <= MOST_BYTES;
        var facts =
                new Facts(
                        schedule.name(),
                        by,
                        digest.days(),
                        digest.items().stream()
                                .map(item ->
                                        new Line(
                                                item.name(),
                                                item.more().isEmpty()
                                                        ? item.value()
                                                        : item.value() + " (" + item.more() + ")"))
                                .limit(20)
                                .toList(),
                        late,
                        null,
                        attached,
                        recipient == null || recipient.isOwner()
                                ? page(schedule)
                                : link(recipient), // they cannot sign in there
                        recipient == null ? null : link(recipient));
        mails.send(
                new MailIntakeClient.Mails(
                        List.of(
                                new Mail(
                                        key(schedule, run, recipient),
                                        "report-scheduled",
                                        to,
                                        locale.toLanguageTag(),
                                        facts,
                                        attached
                                                ? digest.files().stream()
                                                        .map(file ->
                                                                new Attachment(
                                                                        file.name(),
                                                                        file.mediaType(),
                                                                        file.content()))
                                                        .toList()
                                                : List.of()))));
    }

    static String key(Schedule schedule, Run run, @Nullable Recipient recipient) {
        return "report-scheduled:%d:%s:%d"
                .formatted(schedule.id(), run.key(), recipient == null ? 0 : recipient.id());
    }

    private String page(Schedule schedule) {
        return site + "/admin/reports/schedules/" + schedule.id();
    }

    private String link(Recipient recipient) {
        return site + "/report-mails/" + recipient.token();
    }

    private void publish(Mail mail) {
        outbox.publish(TOPIC, mail.key(), mail);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        mails.send(
                new MailIntakeClient.Mails(
                        messages.stream()
                                .map(message -> json.readValue(message.payload(), Mail.class))
                                .toList()));
    }
}
