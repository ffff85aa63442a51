package dev.marquee.notification.delivery;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailSignal;
import dev.marquee.notification.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
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
public class Courier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int WORKERS = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(8);

    private final Mails mails;
    private final LetterWriter letters;
    private final MailSignal signal;
    private final SmtpSettings settings;
    private final CourierSettings timing;
    private final Clock clock;
    private volatile List<Thread> workers = List.of();

    public Courier(
            Mails mails,
            LetterWriter letters,
            MailSignal signal,
            SmtpSettings settings,
            CourierSettings timing,
            Clock clock) {
        this.mails = mails;
        this.letters = letters;
        this.signal = signal;
        this.settings = settings;
        this.timing = timing;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (!settings.present())
            log.warn(
                    "no SMTP_HOST is set: mails are kept and can be read at /admin/mail, none is sent");
        Runnable work = settings.present() ? this::deliver : this::keep;
        var threads =
                IntStream.range(0, settings.present() ? WORKERS : 1)
                        .mapToObj(n -> Thread.ofVirtual().name("courier-" + n).unstarted(work))
                        .toList();
        workers = threads;
        threads.forEach(Thread::start);
    }

    private void keep() {
        while (isRunning()) {
            unlessTheDatabaseIsAway(() -> mails.keepAllThatWait() > 0);
            idle();
        }
    }

    private void deliver() {
        try (var server = new SmtpConnection(settings, clock)) {
            while (isRunning()) {
                if (unlessTheDatabaseIsAway(() -> deliverNext(server))) continue;
                server.close();
                idle();
            }
        }
    }

    /** Returns whether a mail was due. */
    boolean deliverNext(SmtpConnection server) {
        var handOverBefore = clock.instant().plus(timing.handOverWithin());
        var due = mails.claim(timing.claim());
        if (due.isEmpty()) return false;
        var mail = due.get();
        var outcome =
                clock.instant().isAfter(mail.giveUpAt())
                        ? new Outcome.Refused("It could not be delivered in time")
                        : attempt(mail, server, handOverBefore);
        settle(mail, outcome);
        return true;
    }

    private Outcome attempt(Mail mail, SmtpConnection server, Instant handOverBefore) {
        Letter letter;
        try {
            letter = letters.write(mail.kind(), mail.locale(), mail.recipient(), mail.content());
        } catch (RuntimeException | Error e) {
            log.error("mail {} could not be written", mail.id(), e);
            return new Outcome.TryAgain("The mail could not be written; see the log.");
        }
        try {
            return server.send(mail, letter, handOverBefore);
        } catch (RuntimeException | Error e) {
            log.error("mail {} may have been sent", mail.id(), e);
            return new Outcome.NoAnswer("Sending broke off; see the log.");
        }
    }

    /** Keeps trying: an answer of the mail server that is not noted down is a second mail. */
    private void settle(Mail mail, Outcome outcome) {
        while (true) {
            try {
                if (!note(mail, outcome))
                    log.warn("mail {} was taken up by another, or erased, meanwhile", mail.id());
                return;
            } catch (RuntimeException | Error e) {
                log.warn("the state of mail {} is not noted down yet: {}", mail.id(), e.toString());
                if (!isRunning()) return;
                pause();
            }
        }
    }

    private boolean note(Mail mail, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> mails.sent(mail);
            case Outcome.Refused(var reason) -> {
                log.warn("mail {} is given up: {}", mail.id(), reason);
                yield mails.failed(mail, lastReason(mail, reason));
            }
            case Outcome.TryAgain(var reason) -> {
                log.warn("mail {} is not delivered yet: {}", mail.id(), reason);
                yield mails.putOff(mail, reason, false);
            }
            case Outcome.NoAnswer(var reason) -> {
                log.warn("mail {} is in doubt: {}", mail.id(), reason);
                yield mails.putOff(mail, reason, true);
            }
        };
    }

    /** Giving up for the time alone keeps the server's own words. */
    private static String lastReason(Mail mail, String reason) {
        return mail.lastError() == null || reason.equals(mail.lastError())
                ? reason
                : reason + ". Before: " + mail.lastError();
    }

    private boolean unlessTheDatabaseIsAway(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException | Error e) {
            if (isRunning()) log.warn("the mails cannot be read just now: {}", e.toString());
            return false;
        }
    }

    private void idle() {
        try {
            signal.await(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the mails that are being sent get their answer; what takes longer is in doubt. */
    @Override
    public void stop() {
        var stopping = workers;
        workers = List.of();
        signal.wake(stopping.size());
        var deadline = System.nanoTime() + LAST_ANSWER.toNanos();
        try {
            for (var worker : stopping)
                worker.join(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
