package dev.marquee.ticket.entry.list;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A check-in list.
 *
 * @param id within its event; 0 is the list that every event has, and the one that makes tickets
 *     used
 * @param ticketTypeIds the types that it lets in; null for all
 * @param opensAt when its doors open, by the event's clock
 * @param closesAt when its doors close
 * @param usualHours whether both follow the event's own times
 */
@Schema(name = "EntryList")
public record EntryListView(
        @Schema(example = "0") int id,
        @Schema(example = "Entry") String name,
        @Schema(example = "[71, 72]") @Nullable List<Long> ticketTypeIds,
        OffsetDateTime opensAt,
        OffsetDateTime closesAt,
        @Schema(example = "true") boolean usualHours,
        EntryMode mode,
        @Schema(example = "false") boolean reentry) {

    public static EntryListView of(EntryList list, DoorEvent event) {
        return new EntryListView(
                list.id(),
                list.name(),
                list.types() == null ? null : List.copyOf(new TreeSet<>(list.types())),
                event.local(event.opensAt(list)),
                event.local(event.closesAt(list)),
                list.opensAt() == null && list.closesAt() == null,
                list.mode(),
                list.reentry());
    }
}
