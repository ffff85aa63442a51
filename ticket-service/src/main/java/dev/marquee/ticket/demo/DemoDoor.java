package dev.marquee.ticket.demo;

import dev.marquee.ticket.entry.UploadRequest;
import dev.marquee.ticket.entry.UploadRequest.Item;
import dev.marquee.ticket.entry.UploadScans;
import dev.marquee.ticket.entry.list.ChangeEntryLists;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.entry.staff.EntryContacts;
import dev.marquee.ticket.entry.staff.EntryDevices;
import dev.marquee.ticket.entry.staff.EntryRole;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends the demo's account for entry to the doors of the demo's events, and opens the door of the
 * one that is today: two phones have let people in for a while, and both of them the same ticket.
 */
@Component
@Profile("demo")
class DemoDoor {

    static final String TODAY = "EV05";

    private static final String STEWARD = "entry@ticket.local";
    private static final String ORGANIZER = "Ana Ribeiro";

    /** For how long the door has been open. */
    private static final Duration OPEN = Duration.ofMinutes(55);

    /** The other gate opened after the first. */
    private static final Duration LATER = Duration.ofMinutes(4);

    private static final int ADMITTED = 36;

    /** A ticket that comes in by both gates. */
    private static final int TWICE = 4;

    private record Sold(long id, int number, int revision) {}

    private final DoorEvents events;
    private final ChangeEntryLists lists;
    private final EntryDevices devices;
    private final EntryContacts contacts;
    private final UploadScans uploads;
    private final TicketTokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoDoor(
            DoorEvents events,
            ChangeEntryLists lists,
            EntryDevices devices,
            EntryContacts contacts,
            UploadScans uploads,
            TicketTokens tokens,
            JdbcClient jdbc,
            Clock clock) {
        this.events = events;
        this.lists = lists;
        this.devices = devices;
        this.contacts = contacts;
        this.uploads = uploads;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Assigns it to an event, where it may also sell, unless it is there. */
    void staff(long event) {
        jdbc.sql(
                        """
                        insert into entry_assignment (event_id, email, role, may_sell, assigned_at, assigned_by)
                        values (:event, :email, 'steward', true, :now, :by) on conflict do nothing
                        """)
                .param("event", event)
                .param("email", STEWARD)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", ORGANIZER)
                .update();
    }

    /** Opens the door of the event if it is the one of today; once. */
    void open(long id, String code) {
        if (code.equals(TODAY) && !isOpen(id)) events.find(id).ifPresent(this::open);
    }

    private boolean isOpen(long event) {
        return jdbc.sql("select count(*) from scan where event_id = ?")
                        .param(event)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void open(DoorEvent event) {
        var now = clock.instant();
        var opened = now.minus(OPEN);
        var list =
                new EntryList(
                        EntryList.STANDARD, "Entry", null, opened, null, EntryMode.ONCE, false);
        lists.replace(event, List.of(list));
        var tickets = tickets(event);
        var half = tickets.size() / 2;
        var north = phone(event, "North gate", list);
        var river = phone(event, "River gate", list);
        send(north, "North", scans(event, tickets.subList(0, half), "North", opened), event, 0);
        var late = new ArrayList<>(tickets.subList(half, tickets.size()));
        if (tickets.size() > 2 * TWICE) late.add(TWICE, tickets.get(TWICE));
        var later = opened.plus(LATER);
        send(river, "River", scans(event, late, "River", later), event, 2);
    }

    private DoorKeeper phone(DoorEvent event, String name, EntryList list) {
        var until = event.linksUntil(List.of(list));
        return new DoorKeeper(
                null,
                devices.link(event.id(), name, EntryRole.STEWARD, false, ORGANIZER, until)
                        .device());
    }

    private List<Sold> tickets(DoorEvent event) {
        return jdbc.sql(
                        "select id, number, revision from ticket where event_id = ? and status = 'issued' order by number limit %d"
                                .formatted(ADMITTED))
                .param(event.id())
                .query(Sold.class)
                .list();
    }

    /** One a minute and a half, the first as the door opened. */
    private List<Item> scans(DoorEvent event, List<Sold> tickets, String gate, Instant from) {
        return IntStream.range(0, tickets.size())
                .mapToObj(n -> {
                    var ticket = tickets.get(n);
                    return new Item(
                            UUID.randomUUID().toString(),
                            tokens.token(
                                    event.id(), ticket.number(), ticket.id(), ticket.revision()),
                            null,
                            event.id(),
                            EntryList.STANDARD,
                            "entry",
                            gate,
                            from.plusSeconds(90L * n).toString(),
                            0L,
                            40L,
                            "admitted",
                            true,
                            null);
                })
                .toList();
    }

    /** The last of what it sent had no network before. */
    private void send(
            DoorKeeper phone, String gate, List<Item> scans, DoorEvent event, int unsent) {
        var now = clock.instant();
        var sentAt = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        if (!scans.isEmpty())
            uploads.handle(new UploadRequest(null, sentAt, unsent, scans), phone, now);
        contacts.heardOf(phone, event.id(), DoorKeepers.device(phone, null), gate, unsent);
    }
}
