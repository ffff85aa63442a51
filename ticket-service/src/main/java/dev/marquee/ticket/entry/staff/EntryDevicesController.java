package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.list.OwnEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The phones at the doors of an event, for its organiser. */
@RestController
@Tag(name = "Entry staff")
class EntryDevicesController {

    static final String PATH = "/api/entry/devices";

    /** A phone that is to be let in by a link. */
    @Schema(name = "NewEntryDevice")
    record NewDevice(
            @Schema(example = "7") @NotNull Long eventId,
            @Schema(example = "Volunteer, Gate B") @NotBlank @PlainText @Size(max = 60) String name,
            @Nullable EntryRole role,
            @Schema(
                            description = "Whether tickets may be sold with it; if left out, not",
                            example = "false")
                    @Nullable Boolean maySell) {}

    /**
     * A phone with a link.
     *
     * @param link what it opens to be let in, as a link or a QR code; null but for the answer that
     *     makes it
     */
    @Schema(name = "EntryDevice")
    record DeviceView(
            @Schema(example = "12") long id,
            @Schema(example = "7") long eventId,
            @Schema(example = "Volunteer, Gate B") String name,
            EntryRole role,
            @Schema(example = "false") boolean maySell,
            Instant expiresAt,
            @Schema(example = "https://tickets.example.org/entry#key=3q2…") @Nullable String link) {

        static DeviceView of(EntryDevice device, @Nullable String link) {
            return new DeviceView(
                    device.id(),
                    device.eventId(),
                    device.name(),
                    device.role(),
                    device.maySell(),
                    device.expiresAt(),
                    link);
        }
    }

    /** All phones of an event. */
    @Schema(name = "EntryDevices")
    record DevicesView(List<DeviceView> links, List<EntryContacts.Contact> phones) {}

    private final EntryDevices devices;
    private final EntryContacts contacts;
    private final EntryLists lists;
    private final OwnEvents events;
    private final MarqueeSettings settings;
    private final AuditTrail trail;

    EntryDevicesController(
            EntryDevices devices,
            EntryContacts contacts,
            EntryLists lists,
            OwnEvents events,
            MarqueeSettings settings,
            AuditTrail trail) {
        this.devices = devices;
        this.contacts = contacts;
        this.lists = lists;
        this.events = events;
        this.settings = settings;
        this.trail = trail;
    }

    @Operation(
            summary = "The phones of an event",
            description =
                    "For its organiser and for admins: those that may come by a link, and when each phone was last heard of.")
    @ApiResponse(responseCode = "200", description = "The phones")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping(PATH)
    DevicesView list(
            @Parameter(description = "The event's id or code", example = "EV07")
                    @RequestParam("event_id")
                    String event,
            @Parameter(hidden = true) Caller caller) {
        var opened = events.open(event, caller);
        return new DevicesView(
                devices.of(opened.id()).stream().map(it -> DeviceView.of(it, null)).toList(),
                contacts.of(opened.id()));
    }

    @Operation(
            summary = "Make a link for a phone",
            description =
                    "For the event's organiser and for admins. Whoever has the link may stand at this event's doors without an account, until it is revoked or a day after the doors have closed. The link is shown once.")
    @ApiResponse(responseCode = "201", description = "The phone, with its link")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    DeviceView make(
            @Valid @RequestBody NewDevice request, @Parameter(hidden = true) Caller caller) {
        var event = events.open(String.valueOf(request.eventId()), caller);
        var linked =
                devices.link(
                        event.id(),
                        request.name(),
                        request.role() == null ? EntryRole.STEWARD : request.role(),
                        Boolean.TRUE.equals(request.maySell()),
                        caller.name(),
                        event.linksUntil(lists.of(event.id())));
        trail.record("entry.device", "event:" + event.code(), request.name());
        // after the sign #, so that no server's log ever has it
        return DeviceView.of(linked.device(), settings.publicUrl() + "/entry#key=" + linked.key());
    }

    @Operation(
            summary = "Revoke the link of a phone",
            description =
                    "For the event's organiser and for admins. The phone can do nothing any more, at once. A second time changes nothing.")
    @ApiResponse(responseCode = "204", description = "It is revoked")
    @ApiResponse(responseCode = "404", description = "not-found: no such phone of your events")
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        var device = devices.find(id).orElseThrow(() -> Problems.notFound("device"));
        events.open(String.valueOf(device.eventId()), caller);
        devices.revoke(id);
        trail.record("entry.device-revoked", "event:" + device.eventId(), device.name());
    }
}
