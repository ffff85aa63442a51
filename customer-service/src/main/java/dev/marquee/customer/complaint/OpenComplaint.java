package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.Complaint.Origin;
import dev.marquee.customer.complaint.fact.OpenedComplaints;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.notice.StaffNotices;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Takes a new complaint. */
@Component
public class OpenComplaint {

    /**
     * What is complained of.
     *
     * @param proven whether the requester is known: by an account, a booking, or by staff
     * @param by who writes it down, where that is not the requester; null otherwise
     */
    public record Command(
            Requester requester,
            Subject subject,
            String text,
            Priority priority,
            Source source,
            boolean proven,
            @Nullable Person by) {}

    private final Complaints complaints;
    private final Entries entries;
    private final ComplaintMails mails;
    private final StaffNotices notices;
    private final OpenedComplaints figures;
    private final Gate gate;
    private final Clock clock;

    OpenComplaint(
            Complaints complaints,
            Entries entries,
            ComplaintMails mails,
            StaffNotices notices,
            OpenedComplaints figures,
            Gate gate,
            Clock clock) {
        this.complaints = complaints;
        this.entries = entries;
        this.mails = mails;
        this.notices = notices;
        this.figures = figures;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Stores it, and has its requester told; or, where nobody knows whose the address is, asked.
     *
     * @throws ErrorResponseException 429 too-many-complaints
     */
    @Transactional
    public Complaint handle(Command command) {
        var author =
                new Person(Role.REQUESTER, command.requester.account(), command.requester.name());
        return open(command, author, null);
    }

    /** What is written to one that is closed opens another one, which follows it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Complaint follow(Complaint closed, Person author, String text, Source via) {
        return open(
                new Command(
                        closed.requester(),
                        closed.subject(),
                        text,
                        closed.priority(),
                        via,
                        true,
                        null),
                author,
                closed.id());
    }

    private Complaint open(Command command, Person author, @Nullable Long follows) {
        gate.pass(command.requester, command.subject, command.proven);
        var draft =
                new Complaint(
                        new Origin(
                                0,
                                command.requester,
                                command.subject,
                                command.source,
                                clock.instant(),
                                follows),
                        command.priority,
                        !command.proven);
        var id = complaints.add(draft);
        entries.write(id, author, true, command.text, command.source);
        if (command.by != null)
            entries.note(id, command.by, false, "written-down", command.by.name());
        if (follows != null) entries.note(id, Person.SYSTEM, false, "follows", "" + follows);
        var stored = complaints.lock(id);
        if (command.proven) {
            mails.received(stored);
            came(stored);
        } else mails.confirm(stored);
        return stored;
    }

    /** The requester has shown to have the address; doing so twice changes nothing. */
    @Transactional
    public Complaint confirm(long id) {
        var complaint = complaints.lock(id);
        if (complaint.confirm(clock.instant())) {
            entries.note(id, Person.SYSTEM, false, "confirmed", "");
            came(complaint);
            complaints.save(complaint);
        }
        return complaint;
    }

    /** It waits for staff, and counts. */
    private void came(Complaint complaint) {
        notices.came(complaint.id());
        var about = complaint.subject();
        figures.opened(
                complaint.id(), about.eventId(), about.organizerId(), complaint.source().word());
    }
}
