package dev.marquee.ticket.entry.staff;

import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.EntryContacts.Contact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which phones at a door would not hear of it if a ticket were cancelled, refunded or handed
 * on now: they let its old code in until they are back on the network.
 */
@Component
public class OfflineDevices {

    /** Nobody stands at a door earlier than this before it opens. */
    private static final Duration BEFORE = Duration.ofDays(1);

    /** For so long a phone admits by the list that it has. */
    private static final Duration LIST = Duration.ofHours(12);

    /**
     * Phones that are offline.
     *
     * @param since when the first of them was heard of last, in the event's zone
     * @param unsent how many scans they had not sent then
     */
    @Schema(name = "OfflineDevices")
    public record Silent(
            @Schema(example = "3") int devices,
            OffsetDateTime since,
            @Schema(example = "12") int unsent) {}

    private final DoorEvents events;
    private final EntryLists lists;
    private final EntryContacts contacts;
    private final Clock clock;

    public OfflineDevices(
            DoorEvents events, EntryLists lists, EntryContacts contacts, Clock clock) {
        this.events = events;
        this.lists = lists;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Those of an event; null if there are none, or its doors are not about to be open. */
    public @Nullable Silent of(long event) {
        return events.find(event).map(this::of).orElse(null);
    }

    private @Nullable Silent of(DoorEvent event) {
        var now = clock.instant();
        var all = lists.of(event.id());
        var opens = all.stream().map(event::opensAt).min(Comparator.naturalOrder());
        if (opens.isEmpty()
                || now.isBefore(opens.get().minus(BEFORE))
                || now.isAfter(event.closesAt(all))) return null;
        return of(event, contacts.of(event.id()).stream().filter(it -> misses(it, now)).toList());
    }

    private static boolean misses(Contact phone, Instant now) {
        return phone.unsent() > 0 || phone.offline() && phone.seenAt().isAfter(now.minus(LIST));
    }

    private static @Nullable Silent of(DoorEvent event, List<Contact> phones) {
        if (phones.isEmpty()) return null;
        var since = phones.stream().map(Contact::seenAt).min(Comparator.naturalOrder());
        return new Silent(
                phones.size(),
                event.local(since.orElseThrow()),
                phones.stream().mapToInt(Contact::unsent).sum());
    }
}
