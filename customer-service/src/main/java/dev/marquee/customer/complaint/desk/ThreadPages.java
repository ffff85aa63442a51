package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.Entries;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.file.ComplaintFiles;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.WaitingOn;
import dev.marquee.customer.complaint.mail.KeptMails;
import dev.marquee.customer.complaint.reply.CannedReplies;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Folding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of a complaint as staff see it. */
@Component
class ThreadPages {

    /** A reply to choose, ready for this complaint. */
    record Saved(String title, String body) {}

    private final ComplaintAccess access;
    private final Complaints complaints;
    private final Entries entries;
    private final CannedReplies replies;
    private final ComplaintFiles files;
    private final KeptMails mails;
    private final Presence presence;
    private final MessageSource messages;
    private final Clock clock;

    ThreadPages(
            ComplaintAccess access,
            Complaints complaints,
            Entries entries,
            CannedReplies replies,
            ComplaintFiles files,
            KeptMails mails,
            Presence presence,
            MessageSource messages,
            Clock clock) {
        this.access = access;
        this.complaints = complaints;
        this.entries = entries;
        this.replies = replies;
        this.files = files;
        this.mails = mails;
        this.presence = presence;
        this.messages = messages;
        this.clock = clock;
    }

    String page(long id, Caller caller, Model model) {
        return page(access.open(id, Reader.of(caller)), caller, model);
    }

    /** With an answer that tells of the refund, in the requester's language where there is one. */
    String withRefundReply(long id, Caller caller, Model model) {
        var opened = access.open(id, Reader.of(caller));
        replies.fitting(opened.complaint()).stream()
                .filter(reply -> Folding.fold(reply.title()).contains("refund"))
                .findFirst()
                .ifPresent(reply ->
                        model.addAttribute(
                                "answer",
                                AnswerForm.of(CannedReplies.filled(reply, opened.complaint()))));
        if (!model.containsAttribute("answer"))
            model.addAttribute("answer", AnswerForm.of(refundWords(opened.complaint())));
        return page(opened, caller, model);
    }

    private String refundWords(Complaint complaint) {
        return messages.getMessage(
                "complaint.refund.reply",
                new Object[] {complaint.requester().name(), complaint.subject().eventName()},
                Locale.forLanguageTag(complaint.requester().locale()));
    }

    String page(Opened opened, Caller caller, Model model) {
        var complaint = opened.complaint();
        var staff = opened.seesNotes();
        var thread = entries.of(complaint.id(), staff);
        model.addAttribute("complaint", complaint);
        model.addAttribute("thread", thread);
        model.addAttribute("filesOf", files.of(complaint.id(), staff));
        model.addAttribute("filesAt", "/api/complaints/" + complaint.id() + "/files");
        model.addAttribute("seen", thread.isEmpty() ? 0 : thread.getLast().id());
        model.addAttribute("staff", staff);
        model.addAttribute("mails", staff ? mails.waiting(complaint.id()) : List.of());
        model.addAttribute("me", caller.id());
        model.addAttribute("now", clock.instant());
        model.addAttribute("moves", moves(complaint));
        model.addAttribute("priorities", Priority.values());
        model.addAttribute("turns", List.of(WaitingOn.STAFF, WaitingOn.REQUESTER));
        model.addAttribute("reasons", List.of(CloseReason.WITHDRAWN, CloseReason.SPAM));
        model.addAttribute("related", staff ? complaints.related(complaint) : List.of());
        model.addAttribute("others", presence.others(complaint.id(), caller.id()));
        model.addAttribute(
                "saved",
                staff
                        ? replies.fitting(complaint).stream()
                                .map(reply ->
                                        new Saved(
                                                reply.title(),
                                                CannedReplies.filled(reply, complaint)))
                                .toList()
                        : List.of());
        if (!model.containsAttribute("answer")) model.addAttribute("answer", AnswerForm.EMPTY);
        return "complaint/thread";
    }

    /** The states that staff may choose from the present one, which is the first. */
    private static List<ComplaintState> moves(Complaint complaint) {
        var moves = new ArrayList<ComplaintState>();
        moves.add(complaint.state());
        switch (complaint.state()) {
            case OPEN ->
                    moves.addAll(
                            List.of(
                                    ComplaintState.IN_PROGRESS,
                                    ComplaintState.RESOLVED,
                                    ComplaintState.CLOSED));
            case IN_PROGRESS ->
                    moves.addAll(List.of(ComplaintState.RESOLVED, ComplaintState.CLOSED));
            case RESOLVED -> moves.add(ComplaintState.IN_PROGRESS);
            case CLOSED -> {}
        }
        return moves;
    }
}
