package dev.marquee.notification.inbox;

import dev.marquee.notification.address.Bounce;
import dev.marquee.notification.address.BounceClassifier;
import dev.marquee.notification.address.SmtpAnswer;
import dev.marquee.notification.address.SoftBounces;
import dev.marquee.notification.address.SuppressionReason;
import dev.marquee.notification.address.SuppressionScope;
import dev.marquee.notification.address.Suppressions;
import dev.marquee.notification.inbox.message.DeliveryReport;
import dev.marquee.notification.inbox.message.ReceivedMail;
import dev.marquee.notification.mail.MailPace;
import dev.marquee.notification.message.RecipientOutcomes;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what follows from a report about a mail of ours. It is ours only by its token or its
 * Message-ID, which nobody can guess: else anybody could silence anybody.
 */
@Component
class ApplyReport {

    /** What a report was. */
    record Applied(InboundVerdict verdict, String why) {}

    /** In an address: {@code bounces+token@example.org}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+([A-Za-z0-9_-]{20,64})@");

    private final SentMails mails;
    private final Suppressions suppressions;
    private final SoftBounces soft;
    private final MailPace pace;
    private final RecipientOutcomes messages;

    ApplyReport(
            SentMails mails,
            Suppressions suppressions,
            SoftBounces soft,
            MailPace pace,
            RecipientOutcomes messages) {
        this.mails = mails;
        this.suppressions = suppressions;
        this.soft = soft;
        this.pace = pace;
        this.messages = messages;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Applied handle(ReceivedMail mail) {
        var report = mail.report();
        if (report != null && bounce(report) == Bounce.IGNORED)
            return new Applied(InboundVerdict.BOUNCE, Bounce.IGNORED.word());
        var ours = mails.find(tokens(mail), mail.about().orElse(null));
        if (ours.isEmpty()) return new Applied(InboundVerdict.LEFT, "no-token");
        var sent = ours.get();
        if (report == null) return unwanted(mail, sent);
        var bounce = bounce(report);
        if (bounce != Bounce.THROTTLE) {
            mails.bounced(sent, bounce.word());
            messages.bounced(sent.key(), bounce);
        }
        switch (bounce) {
            case HARD ->
                    suppressions.suppress(
                            sent.recipient(),
                            SuppressionScope.ALL,
                            SuppressionReason.HARD,
                            answer(report));
            case SOFT -> soft.count(sent.recipient(), answer(report));
            case BLOCK -> pace.blocked();
            case THROTTLE, IGNORED -> {}
        }
        return new Applied(InboundVerdict.BOUNCE, bounce.word());
    }

    /** A provider says what a reader did: other reports than that of spam mean nothing. */
    private Applied unwanted(ReceivedMail mail, SentMails.Sent sent) {
        if (!"abuse".equals(mail.feedback())) return new Applied(InboundVerdict.LEFT, "feedback");
        suppressions.suppress(
                sent.recipient(), SuppressionScope.ALL, SuppressionReason.COMPLAINED, null);
        messages.complained(sent.key());
        return new Applied(InboundVerdict.UNWANTED, "complained");
    }

    private static Bounce bounce(DeliveryReport report) {
        return BounceClassifier.classifyReport(report.action(), answer(report));
    }

    static SmtpAnswer answer(DeliveryReport report) {
        return SmtpAnswer.reported(report.status(), report.diagnostic());
    }

    private static List<String> tokens(ReceivedMail mail) {
        return mail.to().stream()
                .map(IN_ADDRESS::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
