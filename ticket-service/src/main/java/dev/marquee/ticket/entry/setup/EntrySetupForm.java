package dev.marquee.ticket.entry.setup;

import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import dev.marquee.ticket.entry.staff.EntryRole;
import dev.marquee.ticket.entry.staff.EntryStaff;
import dev.marquee.ticket.entry.staff.EntryStaff.Assigned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The doors of an event, as an organiser types them.
 *
 * @param stewards addresses, one a line
 * @param supervisors the same
 * @param sellers those of both who may also sell, the same way
 * @param supervisorPin six to eight digits; empty for none
 * @param lists those that are there, and one for a new list; without a name it is none
 */
record EntrySetupForm(
        @Size(max = 20_000) @Nullable String stewards,
        @Size(max = 20_000) @Nullable String supervisors,
        @Size(max = 20_000) @Nullable String sellers,
        @Nullable Boolean anyStaff,
        @Nullable Boolean namesOffline,
        @Pattern(regexp = EntryStaff.PIN, message = "{invalid.a-pin}")
                @Nullable String supervisorPin,
        @Valid @Size(max = 50) @Nullable List<Row> lists) {

    private static final DateTimeFormatter INPUT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** A check-in list. */
    record Row(
            @Nullable Integer id,
            @Size(max = 60) @PlainText @Nullable String name,
            @Nullable List<Long> types,
            @Size(max = 40) @Nullable String opensAt,
            @Size(max = 40) @Nullable String closesAt,
            @Nullable EntryMode mode,
            @Nullable Boolean reentry) {

        boolean isGiven() {
            return id != null && id == EntryList.STANDARD || name != null && !name.isBlank();
        }
    }

    static EntrySetupForm of(
            DoorEvent event,
            List<EntryList> lists,
            EntryStaff.Settings settings,
            List<Assigned> people) {
        var rows = new ArrayList<Row>();
        for (var list : lists)
            rows.add(
                    new Row(
                            list.id(),
                            list.name(),
                            list.types() == null
                                    ? List.of()
                                    : List.copyOf(new TreeSet<>(list.types())),
                            input(list.opensAt(), event),
                            input(list.closesAt(), event),
                            list.mode(),
                            list.reentry()));
        rows.add(empty());
        return new EntrySetupForm(
                addresses(people, person -> person.role() == EntryRole.STEWARD),
                addresses(people, person -> person.role() == EntryRole.SUPERVISOR),
                addresses(people, Assigned::maySell),
                settings.anyStaff(),
                settings.namesOffline(),
                settings.supervisorPin(),
                rows);
    }

    private static Row empty() {
        return new Row(null, "", List.of(), "", "", EntryMode.ONCE, false);
    }

    private static String input(@Nullable Instant at, DoorEvent event) {
        return at == null ? "" : INPUT.format(at.atZone(event.zone()));
    }

    private static String addresses(List<Assigned> people, Predicate<Assigned> which) {
        return people.stream().filter(which).map(Assigned::email).collect(Collectors.joining("\n"));
    }

    /** The lists that have a name; the list 0 stays whatever is typed. */
    List<Row> given() {
        return lists == null ? List.of() : lists.stream().filter(Row::isGiven).toList();
    }

    List<String> stewardLines() {
        return lines(stewards);
    }

    List<String> supervisorLines() {
        return lines(supervisors);
    }

    List<String> sellerLines() {
        return lines(sellers);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("[\\s,;]+", -1)).filter(line -> !line.isEmpty()).toList();
    }

    /** The types that a list lets in; null for all. */
    static @Nullable Set<Long> types(Row row) {
        return row.types() == null || row.types().isEmpty() ? null : Set.copyOf(row.types());
    }
}
