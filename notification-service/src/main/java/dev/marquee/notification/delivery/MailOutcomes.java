package dev.marquee.notification.delivery;

import dev.marquee.notification.address.Bounce;
import dev.marquee.notification.address.SmtpAnswer;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down how an attempt ended, and what follows from it. */
@Component
class MailOutcomes {

    private static final Logger log = LoggerFactory.getLogger(MailOutcomes.class);

    /** A server that says no for good, of a mailbox that is full, is not asked every minute. */
    private static final Duration FULL_FOR = Duration.ofHours(1);

    private final Mails mails;
    private final BounceEffects effects;
    private final Clock clock;

    public MailOutcomes(Mails mails, BounceEffects effects, Clock clock) {
        this.mails = mails;
        this.effects = effects;
        this.clock = clock;
    }

    /** What the answer means for the address and its provider; remembered once. */
    Bounce judge(Mail mail, Outcome outcome) {
        try {
            return switch (outcome) {
                case Outcome.Refused refused -> effects.of(mail, refused.answer());
                case Outcome.TryAgain again -> effects.of(mail, again.answer());
                case Outcome.Accepted() -> {
                    effects.accepted(mail);
                    yield Bounce.IGNORED;
                }
                case Outcome.Skipped _, Outcome.Later _, Outcome.NoAnswer _ -> Bounce.IGNORED;
            };
        } catch (RuntimeException e) {
            log.warn("what the answer to mail {} means is not remembered", mail.id(), e);
            return Bounce.IGNORED;
        }
    }

    /** Returns false where the mail is not the caller's any more. */
    boolean write(Mail mail, Outcome outcome, Bounce bounce) {
        return switch (outcome) {
            case Outcome.Accepted() -> mails.sent(mail);
            case Outcome.Refused(var reason, var answer) -> refused(mail, reason, answer, bounce);
            case Outcome.Skipped(var reason) -> mails.skipped(mail, reason);
            case Outcome.Later(var reason, var at) -> mails.postpone(mail, reason, at);
            case Outcome.TryAgain again -> {
                if (again.answer() != null && effects.isHard(mail))
                    yield givenUp(mail, again.reason(), bounce);
                log.warn("mail {} is not delivered yet: {}", mail.id(), again.reason());
                yield mails.reschedule(mail, again.reason(), false);
            }
            case Outcome.NoAnswer(var reason) -> {
                log.warn("mail {} is in doubt: {}", mail.id(), reason);
                yield mails.reschedule(mail, reason, true);
            }
        };
    }

    private boolean refused(Mail mail, String reason, @Nullable SmtpAnswer answer, Bounce bounce) {
        var later = clock.instant().plus(FULL_FOR);
        var passing = answer != null && (bounce == Bounce.SOFT || bounce == Bounce.THROTTLE);
        if (passing && later.isBefore(mail.giveUpAt()) && !effects.isHard(mail)) {
            log.warn("mail {} is not delivered yet: {}", mail.id(), reason);
            return mails.postpone(mail, reason, later);
        }
        return givenUp(mail, reason, bounce);
    }

    private boolean givenUp(Mail mail, String reason, Bounce bounce) {
        log.warn("mail {} is given up: {}", mail.id(), reason);
        var mine = mails.failed(mail, lastReason(mail, reason), stored(bounce));
        if (mine) effects.written(bounce);
        return mine;
    }

    private static @Nullable Bounce stored(Bounce bounce) {
        return switch (bounce) {
            case HARD, SOFT, BLOCK -> bounce;
            case THROTTLE, IGNORED -> null;
        };
    }

    /** Giving up for the time alone keeps the server's own words. */
    private static String lastReason(Mail mail, String reason) {
        return mail.lastError() == null || reason.equals(mail.lastError())
                ? reason
                : reason + ". Before: " + mail.lastError();
    }
}
