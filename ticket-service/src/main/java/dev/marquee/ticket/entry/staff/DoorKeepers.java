package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.DoorEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says who may do what at which door. */
@Component
public class DoorKeepers {

    /** The header in which a phone brings the key of its link. */
    public static final String HEADER = "Entry-Device";

    /** For how long after its end an event's door can still be looked at. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final EntryDevices devices;
    private final EntryStaff staff;
    private final SupervisorTurns turns;
    private final DoorEvents events;
    private final Clock clock;

    DoorKeepers(
            EntryDevices devices,
            EntryStaff staff,
            SupervisorTurns turns,
            DoorEvents events,
            Clock clock) {
        this.devices = devices;
        this.staff = staff;
        this.turns = turns;
        this.events = events;
        this.clock = clock;
    }

    /** Who is calling: somebody who may stand at doors, or else the phone whose key that is. */
    public DoorKeeper current(@Nullable String key) {
        return Caller.current()
                .filter(it -> it.has("ADMIN", "ORGANIZER", "ENTRY_MANAGER"))
                .map(DoorKeeper::of)
                .or(() -> devices.find(key).map(device -> new DoorKeeper(null, device)))
                .orElseThrow(() ->
                        Problems.problem(
                                HttpStatus.UNAUTHORIZED,
                                "unauthorized",
                                Text.of("problem.unauthorized.sign-in-or")));
    }

    /**
     * What they may do at this event's door; empty for nothing. Organisers, and their programs, at
     * their own events; staff where they are assigned.
     */
    public Optional<EntryRole> roleAt(DoorKeeper keeper, DoorEvent event) {
        var device = keeper.device();
        if (device != null)
            return device.eventId() == event.id() ? Optional.of(device.role()) : Optional.empty();
        var caller = keeper.caller();
        if (caller == null) return Optional.empty();
        var isProgram = caller.email().isEmpty();
        if (caller.has("ADMIN")) return Optional.of(EntryRole.SUPERVISOR);
        if (caller.id() == event.organizerId())
            return Optional.of(isProgram ? EntryRole.STEWARD : EntryRole.SUPERVISOR);
        if (isProgram) return Optional.empty();
        return assigned(caller, event);
    }

    private Optional<EntryRole> assigned(Caller caller, DoorEvent event) {
        var role = staff.roleOf(event.id(), address(caller));
        if (role.isPresent() || !caller.has("ENTRY_MANAGER")) return role;
        return staff.settings(event.id()).anyStaff()
                ? Optional.of(EntryRole.STEWARD)
                : Optional.empty();
    }

    /**
     * Whether they may act as supervisors there: by their role, or because a steward has typed the
     * event's PIN.
     */
    public boolean isSupervisor(DoorKeeper keeper, DoorEvent event) {
        return roleAt(keeper, event).filter(role -> role == EntryRole.SUPERVISOR).isPresent()
                || hasTurn(keeper, event);
    }

    /** Whether they are a steward who has typed the PIN a short while ago. */
    public boolean hasTurn(DoorKeeper keeper, DoorEvent event) {
        return roleAt(keeper, event).filter(role -> role == EntryRole.STEWARD).isPresent()
                && !isProgram(keeper)
                && turns.isOpen(keeper, event.id());
    }

    private static boolean isProgram(DoorKeeper keeper) {
        return keeper.caller() != null && keeper.caller().email().isEmpty();
    }

    /**
     * The event, which they have a role at.
     *
     * @throws org.springframework.web.ErrorResponseException 404 otherwise
     */
    public DoorEvent open(DoorKeeper keeper, long event) {
        return events.find(event)
                .filter(it -> roleAt(keeper, it).isPresent())
                .orElseThrow(() -> Problems.notFound("event"));
    }

    /**
     * The same for supervisors.
     *
     * @throws org.springframework.web.ErrorResponseException 404 without a role there; 403 {@code
     *     supervisors-only} for stewards
     */
    public DoorEvent openForSupervisor(DoorKeeper keeper, long event) {
        var opened = open(keeper, event);
        refuseStewards(keeper, opened);
        return opened;
    }

    /**
     * @throws org.springframework.web.ErrorResponseException 403 {@code supervisors-only}
     */
    public void refuseStewards(DoorKeeper keeper, DoorEvent event) {
        if (!isSupervisor(keeper, event))
            throw Problems.problem(
                    HttpStatus.FORBIDDEN, "supervisors-only", Text.of("problem.supervisors-only"));
    }

    /**
     * Whether they may sell at this event's door: its organiser and admins in person, and those of
     * its staff and phones whom the organiser lets.
     */
    public boolean maySell(DoorKeeper keeper, DoorEvent event) {
        var device = keeper.device();
        if (device != null) return device.eventId() == event.id() && device.maySell();
        var caller = keeper.caller();
        if (caller == null || caller.email().isEmpty()) return false;
        return caller.has("ADMIN")
                || caller.id() == event.organizerId()
                || staff.maySell(event.id(), address(caller));
    }

    /**
     * The event, at whose door they may sell.
     *
     * @throws org.springframework.web.ErrorResponseException 404 without a role there; 403 {@code
     *     may-not-sell} for those who only admit
     */
    public DoorEvent openForSale(DoorKeeper keeper, long event) {
        var opened = open(keeper, event);
        if (!maySell(keeper, opened))
            throw Problems.problem(
                    HttpStatus.FORBIDDEN, "may-not-sell", Text.of("problem.may-not-sell"));
        return opened;
    }

    /**
     * The events whose doors they may stand at, the first to begin first; past ones are left out.
     */
    public List<DoorEvent> events(DoorKeeper keeper) {
        var since = clock.instant().minus(AFTERWARDS).atOffset(ZoneOffset.UTC);
        var now = "coalesce(e.ends_at, e.starts_at) > ? and e.status <> 'cancelled'";
        var device = keeper.device();
        if (device != null)
            return events.where(now + " and e.event_id = ?", List.of(since, device.eventId()));
        var caller = keeper.caller();
        if (caller == null) return List.of();
        if (caller.has("ADMIN")) return events.where(now, List.of(since));
        return events.where(
                now
                        + """
                         and (e.organizer_id = ? or e.event_id in (select a.event_id from entry_assignment a where a.email = ?)
                              or ? and e.event_id not in (select s.event_id from entry_settings s where not s.any_staff))
                        """,
                List.of(since, caller.id(), address(caller), caller.has("ENTRY_MANAGER")));
    }

    /** The phone's id: that of its link, or the one it has chosen. */
    public static @Nullable String device(DoorKeeper keeper, @Nullable String chosen) {
        return keeper.device() == null ? chosen : "link-" + keeper.device().id();
    }

    private static String address(Caller caller) {
        return caller.emailVerified()
                ? EmailAddress.parse(caller.email()).map(EmailAddress::value).orElse("")
                : "";
    }
}
