package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.ComplaintSettings;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.kind.Source;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** What staff do with mails that were not taken at once. */
@Component
class SettleMail {

    private final KeptMails mails;
    private final AnswerComplaint answer;
    private final OpenComplaint openComplaint;
    private final ComplaintSettings settings;

    SettleMail(
            KeptMails mails,
            AnswerComplaint answer,
            OpenComplaint openComplaint,
            ComplaintSettings settings) {
        this.mails = mails;
        this.answer = answer;
        this.openComplaint = openComplaint;
        this.settings = settings;
    }

    /**
     * Writes it into the thread that it belongs to, or makes a complaint of it; twice changes
     * nothing.
     *
     * @return the complaint that it stands in; null where it was settled before
     * @throws ErrorResponseException 409 invalid-state where that complaint takes nothing any more;
     *     429 too-many-complaints
     */
    @Transactional
    public @Nullable Long accept(long id, Person by) {
        var mail = mails.lock(id).filter(KeptMail::waits).orElse(null);
        if (mail == null) return null;
        var complaint = mail.complaintId();
        if (complaint == null) {
            var made = openComplaint.handle(MailWords.complaint(mail, true, by)).id();
            mails.settle(id, MailVerdict.ACCEPTED, null, made);
            return made;
        }
        // Whose it is, staff have said; that it came from another address stays to be seen.
        var writer =
                new Person(Role.REQUESTER, null, MailWords.nameWithAddress(mail), sender(mail));
        var written =
                answer.handle(
                        complaint,
                        writer,
                        new AnswerComplaint.Command(
                                MailWords.of(mail), true, null, true, Source.MAIL));
        mails.settle(id, MailVerdict.ACCEPTED, mail.why(), written.complaint());
        return written.complaint();
    }

    private static @Nullable String sender(KeptMail mail) {
        return mail.senderKey().isEmpty() ? null : mail.senderKey();
    }

    /** Lets go of it; twice changes nothing. */
    @Transactional
    public void discard(long id) {
        mails.lock(id)
                .filter(KeptMail::waits)
                .ifPresent(mail ->
                        mails.settle(id, MailVerdict.DISCARDED, mail.why(), mail.complaintId()));
    }

    @Scheduled(fixedDelay = 60, initialDelay = 7, timeUnit = TimeUnit.MINUTES)
    void purge() {
        mails.purge(settings.keepWaitingMails());
    }
}
