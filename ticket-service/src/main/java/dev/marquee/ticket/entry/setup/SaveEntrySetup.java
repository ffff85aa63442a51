package dev.marquee.ticket.entry.setup;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.entry.list.ChangeEntryLists;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import dev.marquee.ticket.entry.list.EntryTimes;
import dev.marquee.ticket.entry.staff.EntryRole;
import dev.marquee.ticket.entry.staff.EntryStaff;
import dev.marquee.ticket.entry.staff.EntryStaff.Assigned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponseException;

/** Stores what an organiser typed for the doors of an event, all of it or nothing. */
@Component
class SaveEntrySetup {

    private final ChangeEntryLists lists;
    private final EntryStaff staff;
    private final AuditTrail trail;

    SaveEntrySetup(ChangeEntryLists lists, EntryStaff staff, AuditTrail trail) {
        this.lists = lists;
        this.staff = staff;
        this.trail = trail;
    }

    /** What is wrong with it is said of the fields, and then nothing is stored. */
    @Transactional
    void handle(DoorEvent event, EntrySetupForm form, Caller caller, BindingResult result) {
        var people = new ArrayList<Assigned>();
        var seen = new HashSet<String>();
        read("stewards", form.stewardLines(), EntryRole.STEWARD, people, seen, result);
        read("supervisors", form.supervisorLines(), EntryRole.SUPERVISOR, people, seen, result);
        sell(form.sellerLines(), people, result);
        if (result.hasErrors()) return;
        try {
            lists.replace(event, lists(event, form));
            staff.replace(
                    event.id(),
                    new EntryStaff.Settings(
                            Boolean.TRUE.equals(form.anyStaff()),
                            Boolean.TRUE.equals(form.namesOffline()),
                            form.supervisorPin() == null || form.supervisorPin().isEmpty()
                                    ? null
                                    : form.supervisorPin()),
                    people,
                    caller.name());
            trail.record("entry.staff", "event:" + event.code(), people.size() + " assigned");
        } catch (ErrorResponseException e) {
            if (e.getStatusCode() != HttpStatus.UNPROCESSABLE_CONTENT) throw e;
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            reject(e, form, result);
        }
    }

    private static void read(
            String field,
            List<String> lines,
            EntryRole role,
            List<Assigned> people,
            Set<String> seen,
            BindingResult result) {
        for (var line : lines) {
            var email = EmailAddress.parse(line);
            if (email.isEmpty()) result.rejectValue(field, "Email", new Object[] {line}, line);
            else if (!seen.add(email.get().value()))
                result.rejectValue(field, "Twice", new Object[] {line}, line);
            else people.add(new Assigned(email.get().value(), role, false));
        }
    }

    /** Who may sell stands at the door in one of the two roles. */
    private static void sell(List<String> lines, List<Assigned> people, BindingResult result) {
        for (var line : lines) {
            var email = EmailAddress.parse(line).map(EmailAddress::value).orElse("");
            var found = people.stream().filter(it -> it.email().equals(email)).findFirst();
            if (found.isEmpty())
                result.rejectValue("sellers", "Unassigned", new Object[] {line}, line);
            else
                people.set(
                        people.indexOf(found.get()), new Assigned(email, found.get().role(), true));
        }
    }

    private static List<EntryList> lists(DoorEvent event, EntrySetupForm form) {
        var rows = form.given();
        var all = new ArrayList<EntryList>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var at = "lists[" + i + "].";
            var name = Objects.requireNonNullElse(row.name(), "").strip();
            all.add(
                    new EntryList(
                            row.id() == null ? EntryList.NEW : row.id(),
                            name.isEmpty() ? "Entry" : name,
                            EntrySetupForm.types(row),
                            EntryTimes.read(at + "opens_at", row.opensAt(), event.zone()),
                            EntryTimes.read(at + "closes_at", row.closesAt(), event.zone()),
                            row.mode() == null ? EntryMode.ONCE : row.mode(),
                            Boolean.TRUE.equals(row.reentry())));
        }
        return all;
    }

    /** The same words as for programs, beside the row that they are about. */
    private static void reject(
            ErrorResponseException refusal, EntrySetupForm form, BindingResult result) {
        var properties = refusal.getBody().getProperties();
        if (properties == null || !(properties.get("errors") instanceof List<?> errors))
            throw refusal;
        for (var error : errors) {
            if (!(error instanceof Map<?, ?> one)) throw refusal;
            var message = String.valueOf(one.get("message"));
            result.rejectValue(field(String.valueOf(one.get("field")), form), "refused", message);
        }
    }

    /** Programs name the lists that are given; the form's rows have empty ones between. */
    private static String field(String name, EntrySetupForm form) {
        var parts = name.split("[\\[\\].]+", -1);
        if (parts.length < 3 || form.lists() == null) return "lists";
        var row = form.lists().indexOf(form.given().get(Integer.parseInt(parts[1])));
        var property =
                switch (parts[2]) {
                    case "opens_at" -> "opensAt";
                    case "closes_at" -> "closesAt";
                    case "ticket_type_ids" -> "types";
                    case "id" -> "name";
                    default -> parts[2];
                };
        return "lists[" + row + "]." + property;
    }
}
