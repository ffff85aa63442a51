package dev.marquee.ticket.guest;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.client.UnreachableAddresses;
import dev.marquee.ticket.csv.CsvTable;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import dev.marquee.ticket.guest.GuestList.GuestRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The guest list of an event. A file is shown first, line by line, and comes back with the answer
 * that confirms it: nothing of it is stored before.
 */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}/guests")
class GuestsPageController {

    static final int MOST_LINES = 500;
    static final int LONGEST_TEXT = 200_000;

    /** A guest as typed. */
    record GuestForm(
            @Nullable String name,
            @Nullable String email,
            @Nullable String type,
            @Nullable String quantity,
            @Nullable String note,
            @Nullable Boolean mail) {

        static final GuestForm EMPTY = new GuestForm("", "", "", "1", "", true);

        GuestLine line() {
            return new GuestLine(1, or(name), or(email), or(type), or(quantity), or(note));
        }

        private static String or(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    private final OwnEvents events;
    private final EntryLists lists;
    private final GuestList list;
    private final CheckGuests check;
    private final AddGuests addGuests;
    private final UnreachableAddresses unreachable;

    GuestsPageController(
            OwnEvents events,
            EntryLists lists,
            GuestList list,
            CheckGuests check,
            AddGuests addGuests,
            UnreachableAddresses unreachable) {
        this.unreachable = unreachable;
        this.events = events;
        this.lists = lists;
        this.list = list;
        this.check = check;
        this.addGuests = addGuests;
    }

    @GetMapping
    String list(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int taken,
            Caller caller,
            Model model) {
        model.addAttribute("done", done).addAttribute("taken", taken);
        return page(events.open(code, caller), GuestForm.EMPTY, model);
    }

    @PostMapping
    String add(
            @PathVariable String code,
            @ModelAttribute GuestForm form,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        var mails = Boolean.TRUE.equals(form.mail());
        var added = addGuests.handle(event, List.of(form.line()), mails, true, caller).getFirst();
        if (added.problem() == null) return redirect(event, 1);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refused", added.problem());
        return page(event, form, model);
    }

    /** What the lines of a file lead to. */
    @PostMapping("/file")
    String look(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean mail,
            Caller caller,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var event = events.open(code, caller);
        var text = file == null ? "" : CsvTable.decode(file.getBytes());
        try {
            var checked = check.handle(event.id(), lines(text), false);
            return lines(event, text, mail, checked, false, model);
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("unreadable", Objects.requireNonNull(e.getMessage()));
            return page(event, GuestForm.EMPTY, model);
        }
    }

    /**
     * Takes what was shown; by now some of it may be there, or sold. Unless all are taken, the
     * lines are shown again with what became of each.
     */
    @PostMapping("/confirm")
    String confirm(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean mail,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        try {
            var added = addGuests.handle(event, lines(text), mail, false, caller);
            var taken = (int) added.stream().filter(one -> one.bookingId() != null).count();
            return taken == added.size()
                    ? redirect(event, taken)
                    : lines(event, text, mail, added, true, model);
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("unreadable", Objects.requireNonNull(e.getMessage()));
            return page(event, GuestForm.EMPTY, model);
        }
    }

    private static List<GuestLine> lines(String text) {
        if (text.isBlank()) throw new IllegalArgumentException("empty");
        if (text.length() > LONGEST_TEXT) throw new IllegalArgumentException("too-long");
        var lines = GuestLine.of(CsvTable.read(text, MOST_LINES));
        if (lines.isEmpty()) throw new IllegalArgumentException("no-table");
        return lines;
    }

    private static String lines(
            DoorEvent event,
            String text,
            boolean mail,
            List<CheckedGuest> lines,
            boolean done,
            Model model) {
        model.addAttribute("event", event)
                .addAttribute("text", text)
                .addAttribute("mail", mail)
                .addAttribute("done", done)
                .addAttribute("lines", lines.stream().map(CheckedGuest::shown).toList())
                .addAttribute("good", lines.stream().filter(one -> one.problem() == null).count())
                .addAttribute(
                        "later",
                        lines.stream()
                                .filter(one -> one.problem() == GuestProblem.TRY_AGAIN)
                                .count());
        return "guest/preview";
    }

    private String page(DoorEvent event, GuestForm form, Model model) {
        var guests = list.of(event.id());
        var addresses = guests.stream().map(GuestRow::email).filter(Objects::nonNull).toList();
        model.addAttribute("event", event)
                .addAttribute("form", form)
                .addAttribute("types", lists.types(event.id()))
                .addAttribute("guests", guests)
                .addAttribute("unreachable", unreachable.amongst(addresses));
        return "guest/list";
    }

    private static String redirect(DoorEvent event, int taken) {
        return "redirect:/admin/tickets/attendees/%s/guests?done=added&taken=%d"
                .formatted(event.code(), taken);
    }
}
