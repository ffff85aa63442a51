package dev.marquee.customer.complaint.my;

import dev.marquee.customer.complaint.AnswerComplaint;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.customer.complaint.ComplaintList;
import dev.marquee.customer.complaint.ComplaintSettings;
import dev.marquee.customer.complaint.ComplaintState;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.Entries;
import dev.marquee.customer.complaint.ManageComplaint;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.file.ComplaintFiles;
import dev.marquee.customer.complaint.intake.ComplaintIntake;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;

/**
 * The pages of whoever complains, however they came: signed in, by the link of a booking, or by
 * that of a complaint. Each way has its own addresses, under which these pages stand.
 */
@Component
class OwnPages {

    private static final int MOST = 50;

    private final ComplaintAccess access;
    private final ComplaintIntake intake;
    private final ComplaintList list;
    private final Complaints complaints;
    private final Entries entries;
    private final ComplaintFiles files;
    private final AnswerComplaint answer;
    private final ManageComplaint manage;
    private final ComplaintSettings settings;
    private final Clock clock;

    OwnPages(
            ComplaintAccess access,
            ComplaintIntake intake,
            ComplaintList list,
            Complaints complaints,
            Entries entries,
            ComplaintFiles files,
            AnswerComplaint answer,
            ManageComplaint manage,
            ComplaintSettings settings,
            Clock clock) {
        this.access = access;
        this.intake = intake;
        this.list = list;
        this.complaints = complaints;
        this.entries = entries;
        this.files = files;
        this.answer = answer;
        this.manage = manage;
        this.settings = settings;
        this.clock = clock;
    }

    /** The list, with the form for a new one. */
    String list(Reader reader, String base, Model model) {
        model.addAttribute("complaints", list.own(reader, MOST));
        form(reader, base, model);
        return "complaint/mine";
    }

    /** The form alone. */
    void form(Reader reader, String base, Model model) {
        model.addAttribute("base", base);
        model.addAttribute("about", reader.booking());
        model.addAttribute("known", isKnown(reader));
        if (!model.containsAttribute("complaint"))
            model.addAttribute("complaint", ComplaintForm.EMPTY);
    }

    private static boolean isKnown(Reader reader) {
        return reader.caller() != null || reader.booking() != null;
    }

    /** The form with what was typed, while nobody can say which booking the link is of. */
    String away(BindingResult result, String base, Model model, HttpServletResponse response) {
        result.reject("complaint.away");
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        model.addAttribute("base", base);
        model.addAttribute("away", true);
        model.addAttribute("known", true);
        model.addAttribute("complaints", List.of());
        return "complaint/mine";
    }

    /** Staff see everybody's elsewhere, and organisers those about their events. */
    private boolean isOwn(Complaint complaint, Reader reader) {
        if (reader.booking() != null) return true;
        var caller = Objects.requireNonNull(reader.caller());
        var account = complaint.requester().account();
        return account != null && account == caller.id()
                || !complaint.requester().addressKey().isEmpty()
                        && caller.emailVerified()
                        && complaint.requester().addressKey().equalsIgnoreCase(caller.email());
    }

    /** Takes a new one; empty if what was typed cannot be taken, with the errors in the result. */
    Optional<Complaint> take(
            ComplaintForm form,
            BindingResult result,
            Reader reader,
            Locale locale,
            HttpServletResponse response) {
        if (!isKnown(reader)) {
            if (form.name() == null || form.name().isBlank())
                result.rejectValue("name", "complaint.name.missing");
            if (form.email() == null || form.email().isBlank())
                result.rejectValue("email", "complaint.email.none");
        }
        if (result.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return Optional.empty();
        }
        try {
            return Optional.of(intake.take(form.draft(), reader, locale));
        } catch (ErrorResponseException e) {
            var status = e.getStatusCode();
            if (status == HttpStatus.TOO_MANY_REQUESTS)
                result.reject(isKnown(reader) ? "complaint.too-many" : "complaint.too-many.guest");
            else if (status == HttpStatus.SERVICE_UNAVAILABLE) result.reject("complaint.away");
            else if (status == HttpStatus.UNPROCESSABLE_CONTENT && reader.caller() == null)
                result.rejectValue("email", "complaint.email.none");
            else if (status == HttpStatus.UNPROCESSABLE_CONTENT)
                result.rejectValue("booking", "complaint.booking.none");
            else throw e;
            response.setStatus(status.value());
            return Optional.empty();
        }
    }

    /** One of them, with its thread. What was merged is shown where it goes on. */
    String show(Opened opened, String base, String address, Model model) {
        var complaint = current(opened.complaint());
        model.addAttribute("complaint", complaint);
        model.addAttribute("thread", entries.of(complaint.id(), false));
        model.addAttribute("filesOf", files.of(complaint.id(), false));
        model.addAttribute(
                "filesAt",
                address.startsWith("/my/")
                        ? "/api/complaints/" + complaint.id() + "/files"
                        : address + "/files");
        model.addAttribute("base", base);
        model.addAttribute("address", address);
        model.addAttribute("now", clock.instant());
        model.addAttribute("settles", complaint.state() == ComplaintState.RESOLVED);
        model.addAttribute(
                "answers", complaint.takesAnswers(clock.instant(), settings.reopenFor()));
        if (!model.containsAttribute("answer")) model.addAttribute("answer", OwnAnswerForm.EMPTY);
        return "complaint/own";
    }

    private Complaint current(Complaint complaint) {
        var target = complaint.mergedInto();
        return target == null ? complaint : complaints.find(target).orElse(complaint);
    }

    /**
     * Writes to it.
     *
     * @return the id of the complaint that it stands in; empty if it cannot be taken, with the
     *     errors in the result
     */
    OptionalLong write(
            Opened opened, OwnAnswerForm form, BindingResult result, HttpServletResponse response) {
        if (result.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return OptionalLong.empty();
        }
        var command =
                new AnswerComplaint.Command(
                        Objects.requireNonNull(form.text()).strip(), true, null, true, Source.PAGE);
        try {
            return OptionalLong.of(
                    answer.handle(opened.complaint().id(), asRequester(opened), command)
                            .complaint());
        } catch (ErrorResponseException e) {
            var status = e.getStatusCode();
            if (status == HttpStatus.TOO_MANY_REQUESTS) result.reject("complaint.too-many");
            else if (status == HttpStatus.CONFLICT)
                result.reject("complaint.refusal.invalid-state");
            else throw e;
            response.setStatus(status.value());
            return OptionalLong.empty();
        }
    }

    /** Says that it is solved; does nothing where that cannot be said any more. */
    void settle(Opened opened) {
        var complaint = current(opened.complaint());
        if (complaint.state() != ComplaintState.RESOLVED) return;
        manage.change(
                complaint.id(),
                asRequester(opened),
                new ManageComplaint.Change(ComplaintState.CLOSED, null, null, null, false),
                null);
    }

    /** Here, staff who complain are requesters too. */
    private static Person asRequester(Opened opened) {
        return new Person(Role.REQUESTER, opened.by().account(), opened.by().name());
    }

    /** The complaint of somebody who is signed in, and whose own it is. */
    Opened own(long id, Reader reader) {
        var opened = access.open(id, reader);
        if (isOwn(opened.complaint(), reader)) return opened;
        throw Problems.notFound("complaint");
    }
}
