package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintLinks;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * Decides what becomes of a mail. Its sender proves nothing: it adds text, shows nothing and
 * decides nothing. What a machine may have written is answered by none.
 */
@Component
class TakeMail {

    /**
     * What became of a mail.
     *
     * @param complaint that it belongs to; null for none
     */
    record Result(String messageHash, MailVerdict verdict, @Nullable Long complaint) {}

    /** Who mails faster than this is a machine. */
    private static final int MOST_OF_THREAD = 5;

    private static final Duration OF_THREAD = Duration.ofMinutes(10);
    private static final int MOST_OF_DOMAIN = 20;
    private static final Duration OF_DOMAIN = Duration.ofHours(1);

    private static final Pattern NUMBER = Pattern.compile("#(\\d{1,18})(?!\\d)");

    private final KeptMails mails;
    private final Complaints complaints;
    private final ComplaintLinks links;
    private final AnswerComplaint answer;
    private final OpenComplaint openComplaint;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TakeMail(
            KeptMails mails,
            Complaints complaints,
            ComplaintLinks links,
            AnswerComplaint answer,
            OpenComplaint openComplaint,
            Languages languages,
            TransactionTemplate transaction,
            Clock clock) {
        this.mails = mails;
        this.complaints = complaints;
        this.links = links;
        this.answer = answer;
        this.openComplaint = openComplaint;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes it, once: what is told again is answered with what became of it. */
    Result handle(IncomingMail mail) {
        try {
            return inTransaction(mail, false);
        } catch (ErrorResponseException refused) {
            // Too many complaints, or one that ended meanwhile: a person looks at it.
            if (refused.getStatusCode() == HttpStatus.NOT_FOUND
                    || refused.getStatusCode().is5xxServerError()) throw refused;
            return inTransaction(mail, true);
        }
    }

    private Result inTransaction(IncomingMail mail, boolean refused) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var key = key(mail.from());
                    var isNew =
                            mails.add(
                                    mail, key, languages.orHouse(mail.language()).toLanguageTag());
                    var kept = mails.find(mail.messageHash()).orElseThrow();
                    if (isNew) place(mail, kept, refused);
                    var now = mails.find(mail.messageHash()).orElseThrow();
                    return new Result(mail.messageHash(), now.verdict(), now.complaintId());
                }));
    }

    private void place(IncomingMail mail, KeptMail kept, boolean refused) {
        var thread = thread(mail, kept.senderKey());
        if (thread.isPresent()) toThread(thread.get(), mail, kept, refused);
        else if (mail.automatic() == null && mail.opens() && !kept.senderKey().isEmpty())
            open(mail, kept, refused);
        else mails.settle(kept.id(), MailVerdict.NOTHING, mail.automatic(), null);
    }

    /** By a token of ours; or by a number, for whoever writes from its requester's address. */
    private Optional<Complaint> thread(IncomingMail mail, String key) {
        for (var token : mail.tokens()) {
            var complaint = links.ofReply(token).flatMap(complaints::find);
            if (complaint.filter(it -> links.takesReply(token, it)).isPresent()) return complaint;
        }
        var number = NUMBER.matcher(mail.subject());
        while (number.find()) {
            var complaint = complaints.find(Long.parseLong(number.group(1)));
            if (complaint.filter(it -> isRequester(it, key)).isPresent()) return complaint;
        }
        return Optional.empty();
    }

    private static boolean isRequester(Complaint complaint, String key) {
        return !key.isEmpty() && key.equals(complaint.requester().addressKey());
    }

    private void toThread(Complaint complaint, IncomingMail mail, KeptMail kept, boolean refused) {
        // Whoever counts waits for those who count, so that five at once are five.
        var last = complaints.lockLast(complaint.id());
        var before = mails.toComplaint(last.id(), clock.instant().minus(OF_THREAD), kept.id());
        var why =
                mail.automatic() != null
                        ? "automatic"
                        : before >= MOST_OF_THREAD ? "loop" : refused ? "limit" : null;
        if (why != null) {
            mails.settle(kept.id(), MailVerdict.QUARANTINE, why, last.id());
            return;
        }
        if (!isRequester(complaint, kept.senderKey())) {
            mails.settle(kept.id(), MailVerdict.HELD, "other-address", last.id());
            return;
        }
        var by =
                new Person(
                        Role.REQUESTER,
                        complaint.requester().account(),
                        complaint.requester().name());
        var written =
                answer.handle(
                        complaint.id(),
                        by,
                        new AnswerComplaint.Command(
                                MailWords.of(kept), true, null, true, Source.MAIL));
        mails.settle(kept.id(), MailVerdict.ENTRY, null, written.complaint());
    }

    private void open(IncomingMail mail, KeptMail kept, boolean refused) {
        var domain = KeptMails.domain(kept.senderKey());
        mails.lockDomain(domain);
        if (refused
                || mails.complaintsOf(domain, clock.instant().minus(OF_DOMAIN)) >= MOST_OF_DOMAIN) {
            mails.settle(kept.id(), MailVerdict.QUARANTINE, "limit", null);
            return;
        }
        var complaint = openComplaint.handle(MailWords.complaint(kept, false, null));
        mails.settle(kept.id(), MailVerdict.COMPLAINT, null, complaint.id());
    }

    private static String key(String from) {
        return EmailAddress.parse(from).map(EmailAddress::value).orElse("");
    }
}
