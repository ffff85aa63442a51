package dev.marquee.notification.delivery;

import dev.marquee.notification.address.SoftBounces;
import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailClaims;
import dev.marquee.notification.mail.Mails;
import dev.marquee.notification.mail.SendCheck;
import dev.marquee.notification.mail.WorkerShare;
import dev.marquee.platform.queue.Priority;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import dev.marquee.platform.queue.QueueWorkers.Work;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private static final Duration LAST_ANSWER = Duration.ofSeconds(8);

    private final Mails mails;
    private final MailClaims claims;
    private final MailOutcomes outcomes;
    private final MailHeaders headers;
    private final SoftBounces soft;
    private final List<SendCheck> checks;
    private final LetterWriter letters;
    private final SmtpSettings smtp;
    private final MailSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final QueueWorkers workers;

    public MailSender(
            Mails mails,
            MailClaims claims,
            MailOutcomes outcomes,
            MailHeaders headers,
            SoftBounces soft,
            List<SendCheck> checks,
            LetterWriter letters,
            QueueSignal mailSignal,
            SmtpSettings smtp,
            MailSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.metrics = metrics;
        this.mails = mails;
        this.claims = claims;
        this.outcomes = outcomes;
        this.headers = headers;
        this.soft = soft;
        this.checks = List.copyOf(checks);
        this.letters = letters;
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
        List<Work> works =
                smtp.present()
                        ? IntStream.range(0, settings.workers())
                                .mapToObj(n -> WorkerShare.of(n, settings.workers()))
                                .<Work>map(Sending::new)
                                .toList()
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
        var removed = mails.removeContent(settings.contentRetention());
        if (removed > 0) log.info("it is forgotten what {} old mails said", removed);
        soft.purge();
    }

    @Override
    public void start() {
        if (!smtp.present())
            log.warn(
                    "no SMTP_HOST is set: mails are kept and can be read at /admin/mail, none is sent");
        workers.start();
    }

    /** One worker and its connections. */
    private final class Sending implements Work {

        private final WorkerShare share;
        private final SmtpConnection main = new SmtpConnection(smtp, headers, clock);
        private final SmtpConnection bulk =
                settings.bulkSmtp().present()
                        ? new SmtpConnection(settings.bulkSmtp(), headers, clock)
                        : main;

        private Sending(WorkerShare share) {
            this.share = share;
        }

        @Override
        public boolean run() throws InterruptedException {
            var handOverBefore = clock.instant().plus(settings.handOverWithin());
            var claim = claims.next(share, settings.claim());
            if (claim.mail().isEmpty()) {
                if (claim.rest().isPositive()) {
                    Thread.sleep(claim.rest());
                    return true;
                }
                close();
                return false;
            }
            var mail = claim.mail().get();
            metrics.timer(
                            "marquee.mails.time.in.queue",
                            "priority",
                            mail.kind().priority().name().toLowerCase(Locale.ROOT))
                    .record(Duration.between(mail.queuedAt(), clock.instant()));
            var server = mail.kind().priority() == Priority.BULK ? bulk : main;
            var outcome =
                    clock.instant().isAfter(mail.giveUpAt())
                            ? new Outcome.Refused("It could not be delivered in time")
                            : attempt(mail, server, handOverBefore);
            var bounce = outcomes.judge(mail, outcome);
            workers.settle("mail " + mail.id(), () -> outcomes.write(mail, outcome, bounce));
            // Without a mail server each further mail would only be claimed and put off, too.
            if (outcome instanceof Outcome.TryAgain again && again.noServer()) QueueWorkers.rest();
            return true;
        }

        @Override
        public void close() {
            main.close();
            bulk.close();
        }
    }

    private Outcome attempt(Mail mail, SmtpConnection server, Instant handOverBefore) {
        var against = against(mail);
        if (against.isPresent()) return against.get();
        Letter letter;
        try {
            letter =
                    letters.write(
                                    mail.kind(),
                                    mail.locale(),
                                    mail.recipient(),
                                    mail.content(),
                                    mail.envelope().organizerId())
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

    /** Who may refuse it is asked at the last moment. */
    private Optional<Outcome> against(Mail mail) {
        try {
            return checks.stream()
                    .flatMap(check -> check.against(mail).stream())
                    .findFirst()
                    .<Outcome>map(Outcome.Skipped::new)
                    .or(() ->
                            checks.stream()
                                    .flatMap(check -> check.waitsUntil(mail).stream())
                                    .findFirst()
                                    .map(at -> new Outcome.Later("It was told to wait", at)));
        } catch (RuntimeException e) {
            log.warn("whether mail {} is wanted is not known: {}", mail.id(), e.toString());
            return Optional.of(
                    new Outcome.TryAgain(
                            "It is not known whether it is wanted; see the log.", false));
        }
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
