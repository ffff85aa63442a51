package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.customer.complaint.kind.Source;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Writes into the thread of a complaint. */
@Component
public class AnswerComplaint {

    /**
     * What is written.
     *
     * @param isPublic whether its requester reads it; what the requester writes always is
     * @param seen the newest entry that the writer has read; null for whatever there is
     * @param anyway whether it is written though the thread has moved on
     */
    public record Command(
            String text, boolean isPublic, @Nullable Long seen, boolean anyway, Source via) {}

    /**
     * Where it stands.
     *
     * @param complaint the one that was meant, the one that it was merged into, or a new one that
     *     follows what is closed
     */
    public record Written(long complaint, long entry) {}

    private final Complaints complaints;
    private final Entries entries;
    private final OpenComplaint openComplaint;
    private final ComplaintMails mails;
    private final BusinessHours hours;
    private final ComplaintSettings settings;
    private final Clock clock;

    AnswerComplaint(
            Complaints complaints,
            Entries entries,
            OpenComplaint openComplaint,
            ComplaintMails mails,
            BusinessHours hours,
            ComplaintSettings settings,
            Clock clock) {
        this.complaints = complaints;
        this.entries = entries;
        this.openComplaint = openComplaint;
        this.mails = mails;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes an entry, and has the other side told.
     *
     * @throws ErrorResponseException 409 thread-moved with the entry that the writer has not read;
     *     409 invalid-state where nothing can be answered any more; 403 forbidden to an organiser
     *     who writes a note
     */
    @Transactional
    public Written handle(long id, Person by, Command command) {
        // What was merged goes on in another one.
        var complaint = complaints.lockLast(id);
        return switch (by.role()) {
            case REQUESTER -> ask(complaint, by, command);
            case STAFF ->
                    command.isPublic
                            ? answer(complaint, by, command)
                            : note(complaint, by, command);
            case ORGANIZER, SYSTEM -> {
                if (!command.isPublic) throw ComplaintRefusals.forbidden();
                yield answer(complaint, by, command);
            }
        };
    }

    private Written ask(Complaint complaint, Person by, Command command) {
        var now = clock.instant();
        if (!complaint.takesAnswers(now, settings.reopenFor())) {
            var next = openComplaint.follow(complaint, by, command.text, command.via);
            return new Written(next.id(), entries.of(next.id(), false).getLast().id());
        }
        var reopened = complaint.state() == ComplaintState.RESOLVED;
        complaint.asked(now, settings.reopenFor());
        if (reopened) entries.note(complaint.id(), by, true, "reopened", "");
        var entry = entries.write(complaint.id(), by, true, command.text, command.via);
        complaints.save(complaint);
        return new Written(complaint.id(), entry);
    }

    private Written note(Complaint complaint, Person by, Command command) {
        complaint.wrote(clock.instant(), by.role());
        var entry = entries.write(complaint.id(), by, false, command.text, command.via);
        complaints.save(complaint);
        return new Written(complaint.id(), entry);
    }

    private Written answer(Complaint complaint, Person by, Command command) {
        if (!command.anyway) refuseUnread(complaint, by, command.seen);
        complaint.answered(by.role(), clock.instant(), settings.reopenFor(), hours.calendar());
        var entry = entries.write(complaint.id(), by, true, command.text, command.via);
        complaints.save(complaint);
        mails.answered(complaint, entry);
        return new Written(complaint.id(), entry);
    }

    private void refuseUnread(Complaint complaint, Person by, @Nullable Long seen) {
        if (seen == null) return;
        entries.of(complaint.id(), false).stream()
                .filter(entry -> entry.code() == null && entry.id() > seen)
                .filter(entry ->
                        entry.author() != by.role()
                                || by.account() == null
                                || !by.account().equals(entry.authorId()))
                .reduce((older, newer) -> newer)
                .ifPresent(entry -> {
                    throw ComplaintRefusals.moved(entry);
                });
    }
}
