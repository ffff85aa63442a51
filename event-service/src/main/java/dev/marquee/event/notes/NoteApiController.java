package dev.marquee.event.notes;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notes on an event, for programs. */
@RestController
@RequestMapping("/api/events/{id}/notes")
@Tag(name = "Notes")
class NoteApiController {

    private final EventViews views;
    private final Notes notes;

    NoteApiController(EventViews views, Notes notes) {
        this.views = views;
        this.notes = notes;
    }

    @GetMapping
    @Operation(
            summary = "The notes on an event, the newest first",
            description = "At most 200; for who runs the event.")
    @ApiResponse(responseCode = "200", description = "The notes")
    @ApiResponse(responseCode = "404", description = "not-found")
    List<Notes.Note> list(@PathVariable String id, Caller caller) {
        return notes.of(own(id, caller).id());
    }

    @PostMapping
    @Operation(summary = "Writes a note on an event; buyers never see it")
    @ApiResponse(responseCode = "201", description = "The note")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<Notes.Note> add(
            @PathVariable String id, @Valid @RequestBody NoteForm form, Caller caller) {
        var event = own(id, caller);
        var note = notes.add(event.id(), caller, Objects.requireNonNull(form.text()).strip());
        return ResponseEntity.created(
                        URI.create("/api/events/" + event.id() + "/notes/" + note.id()))
                .body(note);
    }

    @DeleteMapping("/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a note that the caller wrote")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    void delete(@PathVariable String id, @PathVariable long note, Caller caller) {
        var event = own(id, caller);
        notes.delete(
                notes.own(note, caller)
                        .filter(written -> written.eventId() == event.id())
                        .orElseThrow(() -> Problems.notFound("note")));
    }

    private EventView own(String id, Caller caller) {
        return views.findOwn(id, caller).orElseThrow(() -> Problems.notFound("event"));
    }
}
