package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.Complaint.Assignee;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.ManageComplaint.Change;
import dev.marquee.customer.complaint.MergeComplaints;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.kind.CloseReason;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.customer.complaint.kind.WaitingOn;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a complaint. A refusal shows it again, with what was typed and why. */
@Controller
@RequestMapping("/admin/complaints/{id}")
class ThreadController {

    private final ComplaintAccess access;
    private final ThreadPages pages;
    private final AnswerComplaint answer;
    private final ManageComplaint manage;
    private final MergeComplaints merge;
    private final OpenComplaint openComplaint;
    private final SendAndResolve sendAndResolve;

    ThreadController(
            ComplaintAccess access,
            ThreadPages pages,
            AnswerComplaint answer,
            ManageComplaint manage,
            MergeComplaints merge,
            OpenComplaint openComplaint,
            SendAndResolve sendAndResolve) {
        this.access = access;
        this.pages = pages;
        this.answer = answer;
        this.manage = manage;
        this.merge = merge;
        this.openComplaint = openComplaint;
        this.sendAndResolve = sendAndResolve;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reply,
            Caller caller,
            Model model) {
        return reply.equals("refund")
                ? pages.withRefundReply(id, caller, model)
                : pages.page(id, caller, model);
    }

    @PostMapping
    String answer(
            @PathVariable long id,
            @Valid @ModelAttribute("answer") AnswerForm form,
            BindingResult result,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var opened = access.open(id, Reader.of(caller));
        if (result.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.page(opened, caller, model);
        }
        return refusable(
                id,
                caller,
                model,
                response,
                () -> {
                    var command =
                            new AnswerComplaint.Command(
                                    Objects.requireNonNull(form.text()).strip(),
                                    form.isPublic(),
                                    form.seen(),
                                    Boolean.TRUE.equals(form.anyway()),
                                    Source.PAGE);
                    var resolves = "resolved".equals(form.then()) && form.isPublic();
                    var written =
                            resolves
                                    ? sendAndResolve.handle(id, opened.by(), command)
                                    : answer.handle(id, opened.by(), command);
                    return written.complaint();
                });
    }

    @PostMapping("/change")
    String change(
            @PathVariable long id,
            @RequestParam ComplaintState status,
            @RequestParam(required = false) @Nullable CloseReason reason,
            @RequestParam Priority priority,
            @RequestParam(required = false) @Nullable WaitingOn waitingOn,
            @RequestParam(defaultValue = "false") boolean nothingToSay,
            @RequestParam(required = false) @Nullable Long version,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var by = access.open(id, Reader.of(caller)).by();
        return refusable(
                id,
                caller,
                model,
                response,
                () ->
                        manage.change(
                                        id,
                                        by,
                                        new Change(
                                                status, reason, priority, waitingOn, nothingToSay),
                                        version)
                                .id());
    }

    /** The caller takes it, or gives it back. */
    @PostMapping("/take")
    String take(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(defaultValue = "false") boolean release,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var by = access.open(id, Reader.of(caller)).by();
        return refusable(
                id,
                caller,
                model,
                response,
                () ->
                        manage.assign(
                                        id,
                                        by,
                                        release ? null : new Assignee(caller.id(), by.name()),
                                        from)
                                .id());
    }

    @PostMapping("/merge")
    String merge(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long into,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var by = access.open(id, Reader.of(caller)).by();
        return refusable(id, caller, model, response, () -> merge.handle(id, into, by).id());
    }

    @PostMapping("/link")
    String link(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long other,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var by = access.open(id, Reader.of(caller)).by();
        return refusable(id, caller, model, response, () -> manage.link(id, other, by).id());
    }

    /** Staff know whose the address is. */
    @PostMapping("/confirm")
    String confirm(@PathVariable long id, Caller caller) {
        access.open(id, Reader.of(caller));
        openComplaint.confirm(id);
        return "redirect:/admin/complaints/" + id;
    }

    private interface Act {
        long done();
    }

    private String refusable(
            long id, Caller caller, Model model, HttpServletResponse response, Act act) {
        try {
            return "redirect:/admin/complaints/" + act.done() + "#last";
        } catch (ErrorResponseException e) {
            response.setStatus(e.getStatusCode().value());
            var type = String.valueOf(e.getBody().getType());
            model.addAttribute("refusal", type.substring(type.lastIndexOf(':') + 1));
            var members = e.getBody().getProperties();
            if (members != null) {
                model.addAttribute("refusalName", members.get("name"));
                model.addAttribute("moved", members.get("entry"));
            }
            return pages.page(id, caller, model);
        }
    }
}
