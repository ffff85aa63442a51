package dev.marquee.notification.inbox;

import dev.marquee.notification.inbox.message.ReceivedMail;
import dev.marquee.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what a mail of the mailbox is, and has done what follows, each once. */
@Component
class SortMail {

    /** As customer-service writes what answers are known by, see its links. */
    private static final Pattern REPLY_TOKEN = Pattern.compile("[0-9a-z]{1,13}-[0-9a-z]{25}");

    /** In an address: {@code support+c-…@example.org}. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("\\+c-(" + REPLY_TOKEN.pattern() + ")@");

    /** In a Message-ID of ours. */
    private static final Pattern IN_ID =
            Pattern.compile("\\bc-(" + REPLY_TOKEN.pattern() + ")(?=[.@])");

    private static final Pattern NUMBER = Pattern.compile("#\\d{1,18}");

    private static final int MOST_TOKENS = 50;

    private final InboundMails mails;
    private final ApplyReport reports;
    private final MailboxAddress address;
    private final MailboxSettings settings;
    private final Outbox outbox;

    SortMail(
            InboundMails mails,
            ApplyReport reports,
            MailboxAddress address,
            MailboxSettings settings,
            Outbox outbox) {
        this.mails = mails;
        this.reports = reports;
        this.address = address;
        this.settings = settings;
        this.outbox = outbox;
    }

    /**
     * Notes a mail, and does what follows in the same transaction.
     *
     * @return what it is; {@link InboundVerdict#LEFT} for what is nothing of ours
     */
    @Transactional
    public InboundVerdict handle(ReceivedMail mail, long uid) {
        if (mail.isReport()) return report(mail, uid);
        var tokens = tokens(mail);
        var ours = address.isOurs(mail.to());
        var opens = settings.newComplaints() && ours && mail.automatic() == null;
        var numbered = ours && NUMBER.matcher(mail.subject()).find();
        if (tokens.isEmpty() && !opens && !numbered || mail.from().isEmpty())
            return left(mail.hash(), uid, mail.automatic());
        if (mails.add(mail.hash(), uid, InboundVerdict.HANDED_OVER, mail.automatic()))
            outbox.publish(ComplaintMailHandover.TOPIC, mail.hash(), handover(mail, tokens, opens));
        return InboundVerdict.HANDED_OVER;
    }

    private InboundVerdict report(ReceivedMail mail, long uid) {
        // A mail that came before has had its effect: five of the same are one.
        if (!mails.add(mail.hash(), uid, InboundVerdict.LEFT, null))
            return mails.verdict(mail.hash());
        var applied = reports.handle(mail);
        mails.settle(mail.hash(), applied.verdict(), applied.why());
        return applied.verdict();
    }

    /** Nothing of ours, or not understood. */
    @Transactional
    public InboundVerdict left(String hash, long uid, @Nullable String why) {
        mails.add(hash, uid, InboundVerdict.LEFT, why);
        return InboundVerdict.LEFT;
    }

    /** What looks like a token of ours, in addresses and in what it answers, whichever of them. */
    private static List<String> tokens(ReceivedMail mail) {
        var found = new LinkedHashSet<String>();
        for (var to : mail.to()) {
            var token = IN_ADDRESS.matcher(to.toLowerCase(java.util.Locale.ROOT));
            if (token.find()) found.add(token.group(1));
        }
        for (var id : mail.refersTo()) {
            var token = IN_ID.matcher(id);
            if (token.find()) found.add(token.group(1));
        }
        return new ArrayList<>(found).subList(0, Math.min(found.size(), MOST_TOKENS));
    }

    private static ComplaintMailHandover.Mail handover(
            ReceivedMail mail, List<String> tokens, boolean opens) {
        return new ComplaintMailHandover.Mail(
                mail.hash(),
                mail.messageId(),
                mail.from(),
                mail.fromName(),
                mail.subject(),
                mail.text(),
                tokens,
                mail.automatic(),
                opens,
                mail.language(),
                mail.files());
    }
}
