package dev.marquee.ticket.entry.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of an event whose numbers are from {@code first} up to the next block, in the order
 * of their numbers. It replaces what a phone had of that block.
 *
 * @param first the lowest number that a ticket of the block may have
 * @param numbers each ticket's number, less that of the one before ({@code first} for the first)
 * @param ids each ticket's id, less that of the one before (0 for the first)
 * @param states of each ticket one letter: v valid, n not paid or confirmed, r refund asked for, b
 *     blocked, c cancelled
 * @param types of each ticket its type, by its place in {@code ticket_types}
 * @param revisions of those that were handed on, by number; a code of a lower one is replaced
 * @param seats of each ticket where its holder sits, empty for nowhere; none for an event without
 *     seats
 * @param names of each ticket who comes with it; none unless the event's organiser allows phones to
 *     keep names
 */
@Schema(name = "SnapshotBlock")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SnapshotBlock(
        @Schema(example = "0") int first,
        @Schema(example = "[1, 1, 1]") List<Integer> numbers,
        @Schema(example = "[1185, 1, 1]") List<Long> ids,
        @Schema(example = "vvc") String states,
        @Schema(example = "[0, 0, 1]") List<Integer> types,
        Map<Integer, Integer> revisions,
        @Nullable List<String> seats,
        @Nullable List<String> names) {

    /** One ticket. */
    record Row(
            int number,
            long id,
            int revision,
            char state,
            int type,
            @Nullable String seat,
            @Nullable String name) {}

    static SnapshotBlock of(int first, List<Row> rows) {
        var numbers = new ArrayList<Integer>(rows.size());
        var ids = new ArrayList<Long>(rows.size());
        var states = new StringBuilder(rows.size());
        var types = new ArrayList<Integer>(rows.size());
        var revisions = new TreeMap<Integer, Integer>();
        var seats = new ArrayList<String>();
        var names = new ArrayList<String>();
        var number = first;
        var id = 0L;
        for (var row : rows) {
            numbers.add(row.number() - number);
            ids.add(row.id() - id);
            states.append(row.state());
            types.add(row.type());
            if (row.revision() > 0) revisions.put(row.number(), row.revision());
            seats.add(row.seat() == null ? "" : row.seat());
            if (row.name() != null) names.add(row.name());
            number = row.number();
            id = row.id();
        }
        return new SnapshotBlock(
                first,
                numbers,
                ids,
                states.toString(),
                types,
                revisions,
                seats.stream().allMatch(String::isEmpty) ? null : seats,
                names.isEmpty() ? null : names);
    }

    @JsonIgnore
    int checksum() {
        var crc = new CRC32();
        crc.update(toString().getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
