package dev.marquee.ticket.entry.list;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.EntryLists.Type;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the check-in lists of events. */
@Component
public class ChangeEntryLists {

    private final EntryLists lists;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    public ChangeEntryLists(EntryLists lists, JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.lists = lists;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Makes these the event's lists.
     *
     * @param wanted a negative id stands for a new list
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}, with the
     *     field, for a list or a type that the event does not have, a name that is there twice, or
     *     doors that close before they open
     */
    @Transactional
    public void replace(DoorEvent event, List<EntryList> wanted) {
        lock(event.id());
        var ids = new HashSet<Integer>();
        var names = new HashSet<String>();
        var known = known(event.id());
        var types = types(event.id());
        var next = lists.nextId(event.id());
        var all = new ArrayList<EntryList>();
        for (int i = 0; i < wanted.size(); i++) {
            var list = wanted.get(i);
            var at = "lists[" + i + "].";
            var isNew = list.id() < 0;
            if (!isNew && (!known.contains(list.id()) || !ids.add(list.id())))
                throw Problems.invalid(at + "id", Text.of("invalid.a-list-of-this"));
            if (!names.add(list.name().toLowerCase(Locale.ROOT)))
                throw Problems.invalid(at + "name", Text.of("invalid.there-twice"));
            if (list.types() != null && !types.containsAll(list.types()))
                throw Problems.invalid(
                        at + "ticket_type_ids", Text.of("invalid.types-of-this-event"));
            if (!event.opensAt(list).isBefore(event.closesAt(list)))
                throw Problems.invalid(at + "closes_at", Text.of("invalid.after-the-doors-open"));
            all.add(isNew ? withId(list, next++) : list);
        }
        if (!ids.contains(EntryList.STANDARD))
            throw Problems.invalid("lists", Text.of("invalid.the-list-0-which"));
        lists.replace(event.id(), all, clock.instant());
        trail.record("entry.lists", "event:" + event.code(), all.size() + " lists");
    }

    /**
     * Takes over the lists of another event, such as the one that this was copied from. Their hours
     * move with the beginning of the event, by the clocks on the wall: doors that opened at six the
     * evening before open at six the evening before. Types are found by their names.
     */
    @Transactional
    public void copy(DoorEvent from, DoorEvent to) {
        lock(to.id());
        var names = lists.types(from.id());
        var ids = lists.types(to.id());
        var next = lists.nextId(to.id());
        var all = new ArrayList<EntryList>();
        for (var list : lists.of(from.id())) {
            var moved = moved(list, from.startsAt(), from.zone(), to.startsAt(), to.zone());
            var id = list.isStandard() ? EntryList.STANDARD : next++;
            all.add(withTypes(withId(moved, id), sameNames(list.types(), names, ids)));
        }
        lists.replace(to.id(), all, clock.instant());
        trail.record("entry.lists", "event:" + to.code(), "copied from " + from.code());
    }

    /** An event that begins at another time takes the hours of its doors along. */
    @EventListener
    void move(ListingUpdated change) {
        var before = change.before();
        var after = change.after();
        if (before.startsAt().equals(after.startsAt())
                && before.timeZone().equals(after.timeZone())) return;
        var stored = lists.of(before.eventId());
        if (stored.stream().allMatch(it -> it.opensAt() == null && it.closesAt() == null)) return;
        lists.replace(
                before.eventId(),
                stored.stream()
                        .map(list ->
                                moved(
                                        list,
                                        before.startsAt(),
                                        ZoneId.of(before.timeZone()),
                                        after.startsAt(),
                                        ZoneId.of(after.timeZone())))
                        .toList(),
                change.at());
    }

    static EntryList moved(EntryList list, Instant from, ZoneId zone, Instant to, ZoneId newZone) {
        return new EntryList(
                list.id(),
                list.name(),
                list.types(),
                moved(list.opensAt(), from, zone, to, newZone),
                moved(list.closesAt(), from, zone, to, newZone),
                list.mode(),
                list.reentry());
    }

    /** Clocks that are put forward or back in between do not move the hour of a door. */
    private static @Nullable Instant moved(
            @Nullable Instant at, Instant from, ZoneId zone, Instant to, ZoneId newZone) {
        if (at == null) return null;
        var before = from.atZone(zone).toLocalDateTime();
        var after = to.atZone(newZone).toLocalDateTime();
        return at.atZone(zone)
                .toLocalDateTime()
                .plus(Duration.between(before, after))
                .atZone(newZone)
                .toInstant();
    }

    private static EntryList withId(EntryList list, int id) {
        return new EntryList(
                id,
                list.name(),
                list.types(),
                list.opensAt(),
                list.closesAt(),
                list.mode(),
                list.reentry());
    }

    private static EntryList withTypes(EntryList list, @Nullable Set<Long> types) {
        return new EntryList(
                list.id(),
                list.name(),
                types,
                list.opensAt(),
                list.closesAt(),
                list.mode(),
                list.reentry());
    }

    private static @Nullable Set<Long> sameNames(
            @Nullable Set<Long> types, List<Type> names, List<Type> ids) {
        if (types == null) return null;
        var wanted = names.stream().filter(it -> types.contains(it.id())).map(Type::name).toList();
        var found = new HashSet<Long>();
        ids.stream().filter(it -> wanted.contains(it.name())).forEach(it -> found.add(it.id()));
        return found.isEmpty() ? null : found;
    }

    private Set<Long> types(long event) {
        var ids = new HashSet<Long>();
        lists.types(event).forEach(type -> ids.add(type.id()));
        return ids;
    }

    private Set<Integer> known(long event) {
        var ids = new HashSet<Integer>();
        lists.of(event).forEach(list -> ids.add(list.id()));
        return ids;
    }

    /** Of two changes at once, one comes after the other. */
    private void lock(long event) {
        jdbc.sql("select event_id from sale_terms where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }
}
