package dev.marquee.ticket.entry.live;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryListView;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.entry.staff.EntryContacts;
import dev.marquee.ticket.entry.staff.EntryRole;
import dev.marquee.ticket.entry.staff.EntryStaff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What phones at the doors ask for. */
@RestController
@Tag(name = "Entry")
class EntryEventsController {

    /**
     * The doors that somebody may stand at.
     *
     * @param now the clock here, to compare the phone's with
     * @param name who asks: the account's, or that of the phone with a link
     */
    @Schema(name = "EntryEvents")
    record EventsView(
            Instant now, @Schema(example = "Ana Ribeiro") String name, List<EventView> events) {}

    /** An event's door. */
    @Schema(name = "EntryEvent")
    record EventView(
            @Schema(example = "7") long id,
            @Schema(example = "EV07") String code,
            @Schema(example = "Lantern Night") String name,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            @Schema(example = "Europe/Lisbon") String timeZone,
            EntryRole role,
            @Schema(
                            description =
                                    "Whether a steward who knows its PIN may act as a supervisor",
                            example = "true")
                    boolean hasPin,
            @Schema(description = "Whether you do so now", example = "false") boolean byPin,
            @Schema(description = "Whether you may sell tickets there", example = "false")
                    boolean maySell,
            @Schema(example = "false") boolean namesOffline,
            List<EntryListView> lists) {}

    private final Snapshots snapshots;
    private final Counters counters;
    private final EntryLists lists;
    private final EntryStaff staff;
    private final EntryContacts contacts;
    private final DoorKeepers keepers;
    private final Clock clock;

    EntryEventsController(
            Snapshots snapshots,
            Counters counters,
            EntryLists lists,
            EntryStaff staff,
            EntryContacts contacts,
            DoorKeepers keepers,
            Clock clock) {
        this.snapshots = snapshots;
        this.counters = counters;
        this.lists = lists;
        this.staff = staff;
        this.contacts = contacts;
        this.keepers = keepers;
        this.clock = clock;
    }

    @Operation(
            summary = "The events whose doors you may stand at",
            description =
                    "For organisers and their programs their own, for accounts those that they are assigned to, for a phone with a link its one. Events that ended more than a day ago are left out.")
    @ApiResponse(responseCode = "200", description = "The events, the first to begin first")
    @GetMapping("/api/entry/events")
    EventsView events(
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        return new EventsView(
                clock.instant(),
                keeper.name(),
                keepers.events(keeper).stream().map(it -> view(it, keeper)).toList());
    }

    private EventView view(DoorEvent event, DoorKeeper keeper) {
        var settings = staff.settings(event.id());
        return new EventView(
                event.id(),
                event.code(),
                event.name(),
                event.local(event.startsAt()),
                event.endsAt() == null ? null : event.local(event.endsAt()),
                event.zone().getId(),
                keepers.isSupervisor(keeper, event) ? EntryRole.SUPERVISOR : EntryRole.STEWARD,
                settings.supervisorPin() != null,
                keepers.hasTurn(keeper, event),
                keepers.maySell(keeper, event),
                settings.namesOffline(),
                lists.of(event.id()).stream().map(it -> EntryListView.of(it, event)).toList());
    }

    @Operation(
            summary = "The tickets of an event, for a phone to take along",
            description =
                    """
                    All that a phone needs to decide without network, in a compact form; names only if the event's organiser allows it. \
                    With `since`, the `cursor` of the answer before, only what has changed since: blocks of tickets that are not there are as they \
                    were, and so are admissions. A phone deletes it a day after the event has ended, and when somebody signs out.\
                    """)
    @ApiResponse(responseCode = "200", description = "The tickets, or what has changed")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/entry/events/{id}/snapshot")
    ResponseEntity<Snapshot> snapshot(
            @PathVariable long id,
            @Parameter(description = "The cursor of the answer before", example = "AAABmP")
                    @RequestParam(required = false)
                    @Nullable String since,
            @Parameter(description = "The phone, by its own id", example = "phone-4f0a1c6f")
                    @RequestParam(name = "device_id", required = false)
                    @PlainText
                    @Size(max = 60)
                    @Nullable String device,
            @Parameter(description = "Where it stands", example = "North")
                    @RequestParam(required = false)
                    @PlainText
                    @Size(max = 60)
                    @Nullable String gate,
            @Parameter(description = "How many scans it has not sent", example = "0")
                    @RequestParam(required = false, defaultValue = "0")
                    @PositiveOrZero
                    int unsent,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var event = keepers.open(keeper, id);
        contacts.heardOf(keeper, id, DoorKeepers.device(keeper, device), gate, unsent);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(snapshots.of(event, SnapshotCursor.read(since)));
    }

    @Operation(
            summary = "How many are in",
            description =
                    "By one check-in list, today where it counts by day: how many are expected, came in and are inside, by type, by gate and by minute; conflicts; and when each phone was last heard of.")
    @ApiResponse(responseCode = "200", description = "The figures of this moment")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: the event does not have that list")
    @GetMapping("/api/entry/events/{id}/counters")
    Counters.Figures counters(
            @PathVariable long id,
            @Parameter(description = "The check-in list", example = "0")
                    @RequestParam(name = "list_id", required = false, defaultValue = "0")
                    int listId,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var event = keepers.open(keepers.current(key), id);
        return counters.of(event, list(event, listId));
    }

    private EntryList list(DoorEvent event, int id) {
        return lists.find(event.id(), id)
                .orElseThrow(() -> Problems.invalid("list_id", Text.of("invalid.a-check-in-list")));
    }
}
