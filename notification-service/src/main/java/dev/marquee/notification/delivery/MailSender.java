package dev.marquee.notification.delivery;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.Mails;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import dev.marquee.platform.queue.QueueWorkers.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers the mails that are due, several at a time. Any number of replicas may run: a mail is
 * claimed by one worker for a while, and handed to the mail server well within it or not at all.
 */
@Component
class MailSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    private static final int WORKERS = 4;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(8);

    private final Mails mails;
    private final LetterWriter letters;
    private final SmtpSettings smtp;
    private final MailSettings settings;
    private final Clock clock;
    private final QueueWorkers workers;

    public MailSender(
            Mails mails,
            LetterWriter letters,
            QueueSignal mailSignal,
            SmtpSettings smtp,
            MailSettings settings,
            Clock clock) {
        this.mails = mails;
        this.letters = letters;
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
        List<Work> works =
                smtp.present()
                        ? Stream.generate(Sending::new).limit(WORKERS).<Work>map(it -> it).toList()
                        : List.of(this::keep);
        this.workers = new QueueWorkers("mail", mailSignal, works, this::purge);
    }

    private boolean keep() {
        mails.keepAllThatWait();
        return false;
    }

    private void purge() {
        var purged = mails.purge(settings.retention());
        if (purged > 0) log.info("{} old mails are deleted", purged);
    }

    @Override
    public void start() {
        if (!smtp.present())
            log.warn(
                    "no SMTP_HOST is set: mails are kept and can be read at /admin/mail, none is sent");
        workers.start();
    }

    /** One worker and its connection. */
    private final class Sending implements Work {

        private final SmtpConnection server = new SmtpConnection(smtp, clock);

        @Override
        public boolean run() throws InterruptedException {
            var handOverBefore = clock.instant().plus(settings.handOverWithin());
            var due = mails.claim(settings.claim());
            if (due.isEmpty()) {
                server.close();
                return false;
            }
            var mail = due.get();
            var outcome =
                    clock.instant().isAfter(mail.giveUpAt())
                            ? new Outcome.Refused("It could not be delivered in time")
                            : attempt(mail, server, handOverBefore);
            workers.settle("mail " + mail.id(), () -> note(mail, outcome));
            // Without a mail server each further mail would only be claimed and put off, too.
            if (outcome instanceof Outcome.TryAgain(_, var noServer) && noServer)
                QueueWorkers.rest();
            return true;
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private Outcome attempt(Mail mail, SmtpConnection server, Instant handOverBefore) {
        Letter letter;
        try {
            letter =
                    letters.write(
                                    mail.kind(),
                                    mail.locale(),
                                    mail.recipient(),
                                    mail.content(),
                                    mail.organizerId())
                            .with(mails.attachments(mail));
        } catch (RuntimeException | Error e) {
            log.error("mail {} could not be written", mail.id(), e);
            return new Outcome.TryAgain("The mail could not be written; see the log.", false);
        }
        try {
            return server.send(mail, letter, handOverBefore);
        } catch (RuntimeException | Error e) {
            log.error("mail {} may have been sent", mail.id(), e);
            return new Outcome.NoAnswer("Sending broke off; see the log.");
        }
    }

    private boolean note(Mail mail, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> mails.sent(mail);
            case Outcome.Refused(var reason) -> {
                log.warn("mail {} is given up: {}", mail.id(), reason);
                yield mails.failed(mail, lastReason(mail, reason));
            }
            case Outcome.TryAgain again -> {
                log.warn("mail {} is not delivered yet: {}", mail.id(), again.reason());
                yield mails.reschedule(mail, again.reason(), false);
            }
            case Outcome.NoAnswer(var reason) -> {
                log.warn("mail {} is in doubt: {}", mail.id(), reason);
                yield mails.reschedule(mail, reason, true);
            }
        };
    }

    /** Giving up for the time alone keeps the server's own words. */
    private static String lastReason(Mail mail, String reason) {
        return mail.lastError() == null || reason.equals(mail.lastError())
                ? reason
                : reason + ". Before: " + mail.lastError();
    }

    /** Lets the mails that are being sent get their answer; what takes longer is in doubt. */
    @Override
    public void stop() {
        workers.close();
        workers.await(Instant.now().plus(LAST_ANSWER));
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }
}
