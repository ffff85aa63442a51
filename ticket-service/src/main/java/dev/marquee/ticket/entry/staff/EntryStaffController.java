package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.OwnEvents;
import dev.marquee.ticket.entry.staff.EntryStaff.Assigned;
import dev.marquee.ticket.entry.staff.EntryStaff.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who stands at the doors of an event, for its organiser. */
@RestController
@Tag(name = "Entry staff")
class EntryStaffController {

    static final String PATH = "/api/events/{id}/entry-staff";

    /**
     * The staff of an event's door.
     *
     * @param staff by the addresses of their accounts, which need the role for entry
     * @param anyStaff whether every account with the role for entry may scan there
     * @param namesOffline whether phones may keep the names of who comes, to show them without
     *     network
     * @param supervisorPin what a steward types to act as a supervisor for 30 minutes; null for
     *     none
     */
    @Schema(name = "EntryStaff")
    record StaffView(
            List<@NotNull @Valid Person> staff,
            @Schema(example = "false") boolean anyStaff,
            @Schema(example = "false") boolean namesOffline,
            @Schema(example = "240681") @Nullable String supervisorPin) {}

    /** Somebody at the door. */
    @Schema(name = "EntryStaffMember")
    record Person(
            @Schema(example = "rui@example.org") @NotBlank @Size(max = 254) String email,
            @NotNull EntryRole role,
            @Schema(
                            description =
                                    "Whether they may sell tickets at the door; left out, as it was, and at first not",
                            example = "false")
                    @Nullable Boolean maySell) {}

    /**
     * The same to be stored. What is left out stays as it is.
     *
     * @param staff all of them
     */
    @Schema(name = "EntryStaffChange")
    record Change(
            @Size(max = 500) @Nullable List<@NotNull @Valid Person> staff,
            @Schema(example = "false") @Nullable Boolean anyStaff,
            @Schema(example = "false") @Nullable Boolean namesOffline,
            @Schema(description = "Six to eight digits; empty for none", example = "240681")
                    @Pattern(regexp = EntryStaff.PIN, message = "{invalid.a-pin}")
                    @Nullable String supervisorPin) {}

    private final EntryStaff staff;
    private final OwnEvents events;
    private final AuditTrail trail;

    EntryStaffController(EntryStaff staff, OwnEvents events, AuditTrail trail) {
        this.staff = staff;
        this.events = events;
        this.trail = trail;
    }

    @Operation(
            summary = "Who stands at an event's doors",
            description = "By the event's id or code, for its organiser and for admins.")
    @ApiResponse(responseCode = "200", description = "The staff, by address")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping(PATH)
    StaffView get(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return view(events.open(id, caller).id());
    }

    @Operation(
            summary = "Say who stands at an event's doors",
            description =
                    "Replaces the staff. Stewards scan; supervisors also undo, let in in spite of an answer, block tickets and find people by name. Somebody who is no longer named can do nothing there at once.")
    @ApiResponse(responseCode = "200", description = "The staff as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: an address is none, or is there twice")
    @PutMapping(PATH)
    @Transactional
    StaffView put(
            @PathVariable String id,
            @Valid @RequestBody Change change,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        var before = staff.settings(event.id());
        var people =
                change.staff() == null
                        ? staff.of(event.id())
                        : people(change.staff(), sellers(event.id()));
        staff.replace(
                event.id(),
                new Settings(
                        or(change.anyStaff(), before != Settings.UNSAID && before.anyStaff()),
                        or(change.namesOffline(), before.namesOffline()),
                        pin(change.supervisorPin(), before.supervisorPin())),
                people,
                caller.name());
        trail.record("entry.staff", "event:" + event.code(), people.size() + " assigned");
        return view(event.id());
    }

    private static @Nullable String pin(@Nullable String said, @Nullable String before) {
        if (said == null) return before;
        return said.isEmpty() ? null : said;
    }

    private static boolean or(@Nullable Boolean said, boolean before) {
        return said == null ? before : said;
    }

    private Set<String> sellers(long event) {
        return staff.of(event).stream()
                .filter(Assigned::maySell)
                .map(Assigned::email)
                .collect(Collectors.toSet());
    }

    private static List<Assigned> people(List<Person> people, Set<String> sellers) {
        var seen = new HashSet<String>();
        var assigned = new ArrayList<Assigned>();
        for (int i = 0; i < people.size(); i++) {
            var field = "staff[" + i + "].email";
            var email =
                    EmailAddress.parse(people.get(i).email())
                            .orElseThrow(() -> Problems.invalid(field, Text.of("invalid.email")));
            if (!seen.add(email.value()))
                throw Problems.invalid(field, Text.of("invalid.there-twice"));
            assigned.add(
                    new Assigned(
                            email.value(),
                            people.get(i).role(),
                            or(people.get(i).maySell(), sellers.contains(email.value()))));
        }
        return assigned;
    }

    private StaffView view(long event) {
        var settings = staff.settings(event);
        return new StaffView(
                staff.of(event).stream()
                        .map(it -> new Person(it.email(), it.role(), it.maySell()))
                        .toList(),
                settings.anyStaff(),
                settings.namesOffline(),
                settings.supervisorPin());
    }
}
