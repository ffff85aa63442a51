package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.ManageComplaint.Change;
import dev.marquee.customer.complaint.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers a complaint and resolves it: both, or neither. */
@Component
class SendAndResolve {

    private final AnswerComplaint answer;
    private final ManageComplaint manage;

    SendAndResolve(AnswerComplaint answer, ManageComplaint manage) {
        this.answer = answer;
        this.manage = manage;
    }

    /** Refuses as either of them does; then nothing was written. */
    @Transactional
    public AnswerComplaint.Written handle(long id, Person by, AnswerComplaint.Command command) {
        var written = answer.handle(id, by, command);
        manage.change(
                written.complaint(),
                by,
                new Change(ComplaintState.RESOLVED, null, null, null, false),
                null);
        return written;
    }
}
