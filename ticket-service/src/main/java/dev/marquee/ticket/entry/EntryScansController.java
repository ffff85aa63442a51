package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.entry.staff.EntryContacts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the scans that phones kept while they had no network. */
@RestController
@Tag(name = "Entry")
class EntryScansController {

    static final String PATH = "/api/entry/scans";

    /**
     * What became of each.
     *
     * @param now the clock here, to compare the phone's with
     */
    @Schema(name = "UploadedScans")
    record Uploaded(Instant now, List<UploadedResult> scans) {}

    private final UploadScans uploads;
    private final DoorEvents events;
    private final DoorKeepers keepers;
    private final EntryContacts contacts;
    private final Clock clock;

    EntryScansController(
            UploadScans uploads,
            DoorEvents events,
            DoorKeepers keepers,
            EntryContacts contacts,
            Clock clock) {
        this.uploads = uploads;
        this.events = events;
        this.keepers = keepers;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Operation(
            summary = "Send scans that a phone has kept",
            description =
                    """
                    Up to 50 at a time, in any order. None is refused because of its ticket: whoever was let in is inside. Each has \
                    its outcome: `stored`, `repeated` (it was stored before) or `unreadable` (it has no id, or no token and no code). A \
                    phone may forget a scan once its outcome is said. A ticket that was let in twice, or should not have been let in, \
                    is a `conflict`, which names both scans. When a scan happened is reckoned from `device_time`, less \
                    `device_offset_ms` where the phone has measured it, else less what `sent_at` tells of the phone's clock.\
                    """)
    @ApiResponse(responseCode = "200", description = "What became of each, in the same order")
    @ApiResponse(responseCode = "401", description = "Sign in first; keep the scans")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: no scans, or more than 50 at a time")
    @PostMapping(PATH)
    Uploaded upload(
            @Valid @RequestBody UploadRequest request,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var device = DoorKeepers.device(keeper, request.deviceId());
        var now = clock.instant();
        var sentAt = request.sentAt() == null ? null : request.sentAt().toInstant();
        var results = new ArrayList<UploadedResult>();
        for (var item : request.scans())
            results.add(uploads.handle(item, sentAt, now, device, keeper));
        var ids = new LinkedHashSet<Long>();
        request.scans().stream()
                .map(UploadRequest.Item::eventId)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        var unsent = request.unsent() == null ? 0 : request.unsent();
        for (var event : ids)
            if (mayStandAt(keeper, event)) contacts.heardOf(keeper, event, device, null, unsent);
        return new Uploaded(clock.instant(), results);
    }

    private boolean mayStandAt(DoorKeeper keeper, long event) {
        return events.find(event).filter(it -> keepers.roleAt(keeper, it).isPresent()).isPresent();
    }
}
