package dev.marquee.notification.delivery;

import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.Suppressions;
import dev.marquee.notification.mail.Mail;
import dev.marquee.notification.mail.SendCheck;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A mail that its reader refuses is not sent, even if it was queued before. */
@Component
class SuppressionCheck implements SendCheck {

    private final Suppressions suppressions;

    SuppressionCheck(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public Optional<String> against(Mail mail) {
        return suppressions
                .against(mail.recipient(), mail.kind().mailClass(), mail.envelope().organizerId())
                .map(SuppressionReason::word);
    }
}
