package dev.marquee.ticket.roster;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.csv.CsvTable;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
 * Attendees of an event out and in, in other systems' shape. A file is shown first, line by line,
 * and comes back with the answer that confirms it: nothing of it is stored before.
 */
@Controller
@RequestMapping("/admin/tickets/attendees/{code}")
class RosterPageController {

    /**
     * What is chosen beside the file.
     *
     * @param type of those whose own is not here; empty to refuse them
     */
    record Choice(@Nullable String type, @Nullable Boolean mail) {

        @Nullable Long typeId() {
            return type != null && type.matches("[0-9]{1,18}") ? Long.valueOf(type) : null;
        }

        public boolean mails() {
            return Boolean.TRUE.equals(mail);
        }
    }

    private final OwnEvents events;
    private final EntryLists lists;
    private final Roster roster;
    private final ShapedTables tables;
    private final Exports exports;
    private final CheckRoster check;
    private final ImportAttendees importAttendees;

    RosterPageController(
            OwnEvents events,
            EntryLists lists,
            Roster roster,
            ShapedTables tables,
            Exports exports,
            CheckRoster check,
            ImportAttendees importAttendees) {
        this.events = events;
        this.lists = lists;
        this.roster = roster;
        this.tables = tables;
        this.exports = exports;
        this.check = check;
        this.importAttendees = importAttendees;
    }

    @GetMapping("/import")
    String form(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "0") int taken,
            @RequestParam(defaultValue = "0") int refused,
            @RequestParam(defaultValue = "0") int later,
            Caller caller,
            Model model) {
        model.addAttribute("done", done)
                .addAttribute("taken", taken)
                .addAttribute("refused", refused)
                .addAttribute("later", later);
        return page(events.open(code, caller), new Choice("", false), model);
    }

    /** What the lines of a file lead to; the file comes anew, or as the text that was shown. */
    @PostMapping("/import/file")
    String look(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            @ModelAttribute Choice choice,
            Caller caller,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var event = events.open(code, caller);
        var content = file == null || file.isEmpty() ? text : CsvTable.decode(file.getBytes());
        try {
            var read = RosterFile.read(content);
            var checked = check.handle(event, read, choice.typeId());
            model.addAttribute("event", event)
                    .addAttribute("types", lists.types(event.id()))
                    .addAttribute("text", content)
                    .addAttribute("choice", choice)
                    .addAttribute("shape", read.shape().word())
                    .addAttribute("lines", checked.stream().map(CheckedAttendee::shown).toList())
                    .addAttribute(
                            "good", checked.stream().filter(one -> one.problem() == null).count());
            return "roster/preview";
        } catch (IllegalArgumentException e) {
            return unreadable(event, choice, e, response, model);
        }
    }

    /** Takes in what was shown; by now some of it may be there, or sold. */
    @PostMapping("/import/confirm")
    String confirm(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String text,
            @ModelAttribute Choice choice,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var event = events.open(code, caller);
        try {
            var lines =
                    importAttendees.handle(
                            event, RosterFile.read(text), choice.typeId(), choice.mails(), caller);
            var taken = lines.stream().filter(one -> one.problem() == null).count();
            var later =
                    lines.stream().filter(one -> one.problem() == RosterProblem.TRY_AGAIN).count();
            return "redirect:/admin/tickets/attendees/%s/import?done=imported&taken=%d&refused=%d&later=%d"
                    .formatted(event.code(), taken, lines.size() - taken - later, later);
        } catch (IllegalArgumentException e) {
            return unreadable(event, choice, e, response, model);
        }
    }

    @GetMapping("/hievents.csv")
    void hiEvents(@PathVariable String code, Caller caller, HttpServletResponse response)
            throws IOException {
        send(Shape.HIEVENTS, code, caller, response);
    }

    @GetMapping("/pretix.csv")
    void pretix(@PathVariable String code, Caller caller, HttpServletResponse response)
            throws IOException {
        send(Shape.PRETIX, code, caller, response);
    }

    private void send(Shape shape, String code, Caller caller, HttpServletResponse response)
            throws IOException {
        var event = events.open(code, caller);
        exports.send(
                tables.of(shape, event.id(), event.code()),
                Format.CSV,
                roster.of(event.id(), Roster.COMING),
                response);
    }

    private String unreadable(
            DoorEvent event,
            Choice choice,
            IllegalArgumentException e,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("unreadable", Objects.requireNonNull(e.getMessage()));
        return page(event, choice, model);
    }

    private String page(DoorEvent event, Choice choice, Model model) {
        model.addAttribute("event", event)
                .addAttribute("choice", choice)
                .addAttribute("types", lists.types(event.id()));
        return "roster/import";
    }
}
