package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.ManageComplaint.Change;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Requester;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.Subject;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.reply.CannedReplies;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills an empty queue with three complaints of the demo season: new, under way, and resolved. */
@Component
@Profile("demo")
class DemoComplaints implements ApplicationRunner {

    private static final long ORGANIZER = 2;
    private static final long SUPPORT = 5;
    private static final Person SAM = new Person(Role.STAFF, SUPPORT, "Sam Oduya");

    private final OpenComplaint open;
    private final AnswerComplaint answer;
    private final ManageComplaint manage;
    private final CannedReplies replies;
    private final JdbcClient jdbc;

    DemoComplaints(
            OpenComplaint open,
            AnswerComplaint answer,
            ManageComplaint manage,
            CannedReplies replies,
            JdbcClient jdbc) {
        this.open = open;
        this.answer = answer;
        this.manage = manage;
        this.replies = replies;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (jdbc.sql("select count(*) from complaint").query(Long.class).single() > 0) return;
        replies.add(
                "Refund approved",
                "en",
                "Dear {name}, your refund for {event} is on its way. It may take some days until you see it.");
        replies.add(
                "Refund approved",
                "vi",
                "Chào {name}, chúng tôi đã hoàn tiền cho {event}. Có thể mất vài ngày để bạn thấy khoản tiền này.");
        replies.add(
                "Refund approved",
                "id",
                "Halo {name}, pengembalian dana untuk {event} sedang diproses. Mungkin perlu beberapa hari.");
        replies.add("Ticket sent again", "en", "Dear {name}, we sent your tickets again just now.");

        make(
                "Charged twice for one ticket",
                "My bank shows two payments for one ticket. Please look at it.",
                "Nguyễn Thị Minh Châu",
                "minhchau@example.org",
                "vi",
                Priority.HIGH);

        var noMail =
                make(
                        "No ticket in my e-mail",
                        "I booked on Monday and got nothing. The concert is soon!",
                        "Putri Wulandari",
                        "putri.wulandari@example.org",
                        "id",
                        Priority.NORMAL);
        manage.assign(noMail, SAM, new Assignee(SUPPORT, SAM.name()), null);
        say(noMail, "The address had a typing mistake, I corrected it.", false);
        say(noMail, "Dear Putri, we sent them again just now. Can you see them?", true);

        var seat =
                make(
                        "The seat is behind a pillar",
                        "We could not see the stage from our seats.",
                        "João Figueiredo",
                        "joao.figueiredo@example.org",
                        "en",
                        Priority.LOW);
        say(seat, "Dear João, we are sorry, and put you in row C for the next evening.", true);
        manage.change(
                seat, SAM, new Change(ComplaintState.RESOLVED, null, null, null, false), null);
    }

    private long make(
            String subject,
            String text,
            String name,
            String email,
            String locale,
            Priority priority) {
        return open.handle(
                        new OpenComplaint.Command(
                                new Requester(null, name, email, email, locale),
                                new Subject(subject, null, 7L, "Lantern Night", ORGANIZER),
                                text,
                                priority,
                                Source.PAGE,
                                true,
                                null))
                .id();
    }

    private void say(long complaint, String text, boolean isPublic) {
        answer.handle(
                complaint,
                SAM,
                new AnswerComplaint.Command(text, isPublic, null, true, Source.PAGE));
    }
}
