package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.notes.NoteForm;
import dev.marquee.event.notes.Notes;
import dev.marquee.event.notes.Notes.Note;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The notes on an event's page: everybody who sees it adds some, and deletes their own. */
@Controller
@RequestMapping("/admin/events")
class NoteController {

    private final EventViews views;
    private final Notes notes;
    private final OverviewPage overview;

    NoteController(EventViews views, Notes notes, OverviewPage overview) {
        this.views = views;
        this.notes = notes;
        this.overview = overview;
    }

    @PostMapping("/{code}/notes")
    ModelAndView add(
            @PathVariable String code,
            @Valid @ModelAttribute("noteForm") NoteForm form,
            BindingResult errors,
            Caller caller,
            Model model) {
        var event = own(code, caller);
        if (errors.hasErrors())
            return overview.show(event, HttpStatus.UNPROCESSABLE_CONTENT, model);
        notes.add(event.id(), caller, Objects.requireNonNull(form.text()).strip());
        return back(event);
    }

    /** The question, for browsers that do not show it as a dialog. */
    @GetMapping("/notes/{id}/delete")
    ModelAndView ask(@PathVariable long id, Caller caller) {
        var note = note(id, caller);
        return new ModelAndView("events/note-delete")
                .addObject("event", views.get(note.eventId()))
                .addObject("note", note);
    }

    @PostMapping("/notes/{id}/delete")
    ModelAndView delete(@PathVariable long id, Caller caller) {
        var note = note(id, caller);
        notes.delete(note);
        return back(views.get(note.eventId()));
    }

    private Note note(long id, Caller caller) {
        return notes.own(id, caller).orElseThrow(() -> Problems.notFound("note"));
    }

    private EventView own(String code, Caller caller) {
        return views.findOwn(code, caller).orElseThrow(() -> Problems.notFound("event"));
    }

    private static ModelAndView back(EventView event) {
        return new ModelAndView("redirect:/admin/events/" + event.code() + "#notes");
    }
}
