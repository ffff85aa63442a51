package dev.marquee.notification.delivery;

import dev.marquee.notification.address.Bounce;
import dev.marquee.notification.address.BounceClassifier;
import dev.marquee.notification.address.SmtpAnswer;
import dev.marquee.notification.address.SoftBounces;
import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.address.Suppressions;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.MailPace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the answer to one mail means for its address, its provider and the mails that follow. */
@Component
class BounceEffects {

    private final Suppressions suppressions;
    private final SoftBounces soft;
    private final MailPace pace;

    public BounceEffects(Suppressions suppressions, SoftBounces soft, MailPace pace) {
        this.suppressions = suppressions;
        this.soft = soft;
        this.pace = pace;
    }

    /** Remembers it. Returns what it was, to be written down with the mail after it. */
    Bounce of(Mail mail, @Nullable SmtpAnswer answer) {
        if (answer == null) return Bounce.IGNORED;
        var bounce = BounceClassifier.classify(answer);
        switch (bounce) {
            case HARD ->
                    suppressions.suppress(
                            mail.recipient(), SuppressionScope.ALL, SuppressionReason.HARD, answer);
            case SOFT -> soft.count(mail.recipient(), answer);
            case THROTTLE -> {
                var domain = mail.envelope().domain();
                if (domain != null) pace.throttled(domain);
            }
            case BLOCK, IGNORED -> {}
        }
        return bounce;
    }

    /** Once it is written down: too many refused as unwanted stop all for many. */
    void written(Bounce bounce) {
        if (bounce == Bounce.BLOCK) pace.blocked();
    }

    /** It was taken. */
    void accepted(Mail mail) {
        soft.forget(mail.recipient());
        var domain = mail.envelope().domain();
        if (domain != null && mail.envelope().sender() != null) pace.eased(domain);
    }

    /** Whether it may be tried once only. */
    boolean isHard(Mail mail) {
        return suppressions.isHard(mail.recipient());
    }
}
