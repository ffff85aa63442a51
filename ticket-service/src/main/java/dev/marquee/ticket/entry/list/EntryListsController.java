package dev.marquee.ticket.entry.list;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The check-in lists of an event, for its organiser. */
@RestController
@Tag(name = "Entry staff")
class EntryListsController {

    static final String PATH = "/api/events/{id}/entry-lists";

    /** The lists of an event, in their order. */
    @Schema(name = "EntryLists")
    record ListsView(
            @Schema(example = "Europe/Lisbon") String timeZone, List<EntryListView> lists) {

        static ListsView of(DoorEvent event, List<EntryList> lists) {
            return new ListsView(
                    event.zone().getId(),
                    lists.stream().map(list -> EntryListView.of(list, event)).toList());
        }
    }

    /** Where to copy from. */
    @Schema(name = "CopyEntryLists")
    record Copy(
            @Schema(description = "The id or code of an event of yours", example = "EV08")
                    @NotBlank
                    @Size(max = 20)
                    String from) {}

    private final EntryLists lists;
    private final ChangeEntryLists change;
    private final OwnEvents events;

    EntryListsController(EntryLists lists, ChangeEntryLists change, OwnEvents events) {
        this.lists = lists;
        this.change = change;
        this.events = events;
    }

    @Operation(
            summary = "The check-in lists of an event",
            description =
                    "By the event's id or code, for its organiser and for admins. Every event has the list 0: all types, once, from three hours before it begins until six after it ends.")
    @ApiResponse(responseCode = "200", description = "The lists, with times of the event's zone")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping(PATH)
    ListsView get(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        return ListsView.of(event, lists.of(event.id()));
    }

    @Operation(
            summary = "Set the check-in lists of an event",
            description =
                    "Replaces them. A list without an id is new; one that is not named is taken away, its scans stay. Hours that are given move along when the event is moved.")
    @ApiResponse(responseCode = "200", description = "The lists as they are now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: a list or a type that the event does not have, a name that is there twice, or doors that close before they open")
    @PutMapping(PATH)
    ListsView put(
            @PathVariable String id,
            @Valid @RequestBody EntryListRequest request,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        change.replace(event, request.lists(event.zone()));
        return ListsView.of(event, lists.of(event.id()));
    }

    @Operation(
            summary = "Copy the check-in lists of another event",
            description =
                    "Replaces the lists. Their hours move with the beginning of the event, by the clocks on the wall; types are found by their names.")
    @ApiResponse(responseCode = "200", description = "The lists as they are now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @PostMapping(PATH + "/copy")
    ListsView copy(
            @PathVariable String id,
            @Valid @RequestBody Copy request,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        change.copy(events.open(request.from(), caller), event);
        return ListsView.of(event, lists.of(event.id()));
    }
}
