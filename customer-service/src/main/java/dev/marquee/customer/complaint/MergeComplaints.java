package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.BusinessHours;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one of two complaints of the same person. */
@Component
public class MergeComplaints {

    private final Complaints complaints;
    private final Entries entries;
    private final BusinessHours hours;
    private final JdbcClient jdbc;
    private final Clock clock;

    MergeComplaints(
            Complaints complaints,
            Entries entries,
            BusinessHours hours,
            JdbcClient jdbc,
            Clock clock) {
        this.complaints = complaints;
        this.entries = entries;
        this.hours = hours;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Closes one, which goes on in the other. Entries stay where they are, and are shown together.
     *
     * @return the other one
     * @throws org.springframework.web.ErrorResponseException 404; 409 other-requester for those of
     *     two people, who would read each other's words; 409 other-booking for those of two
     *     bookings or events, whose organisers would; 409 invalid-state where one is closed
     */
    @Transactional
    public Complaint handle(long source, long target, Person by) {
        if (source == target) throw Problems.invalid("into", Text.of("invalid.another-complaint"));
        var ids = new ArrayList<>(List.of(source, target));
        // What was merged before is changed too: all are locked at once, in the order of their ids.
        complaints.mergedInto(source).forEach(earlier -> ids.add(earlier.id()));
        var both = complaints.lock(ids);
        var from = one(both, source);
        var into = one(both, target);
        if (!from.requester().isSame(into.requester())) throw ComplaintRefusals.otherPerson();
        if (!from.subject().isSame(into.subject())) throw ComplaintRefusals.otherBooking();
        if (from.unconfirmed()) throw ComplaintRefusals.state(from);
        // A resolved one is closed by and by: nobody would answer what is asked here.
        if (into.unconfirmed() || !into.state().isLive()) throw ComplaintRefusals.state(into);
        var now = clock.instant();
        into.takeOver(from, now, hours.calendar());
        from.mergeInto(target, now, hours.calendar());
        complaints.save(from);
        // What was merged into it before goes along, so that every thread is one step away.
        jdbc.sql("update complaint set merged_into = ? where merged_into = ?")
                .params(target, source)
                .update();
        entries.note(source, by, false, "merged-into", "" + target);
        entries.note(target, by, false, "merged-from", "" + source);
        complaints.save(into);
        return into;
    }

    private static Complaint one(List<Complaint> both, long id) {
        return both.stream()
                .filter(complaint -> complaint.id() == id)
                .findFirst()
                .orElseThrow(ComplaintRefusals::notFound);
    }
}
