package dev.marquee.ticket.entry.live;

import dev.marquee.ticket.entry.list.EntryListView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * All that a phone needs to decide without network, or what has changed of it.
 *
 * @param listTime when this was so, which is also the clock here
 * @param cursor to ask for what changes from now on
 * @param full whether it is everything; otherwise blocks that are not here are as they were
 * @param expiresAt until when a phone may use it; then it deletes it
 * @param blockSize how many numbers a block has
 * @param ticketTypes what {@code types} of blocks point to
 */
@Schema(name = "EntrySnapshot")
record Snapshot(
        @Schema(example = "7") long eventId,
        Instant listTime,
        @Schema(example = "AAABmP…") String cursor,
        @Schema(example = "true") boolean full,
        Instant expiresAt,
        @Schema(example = "512") int blockSize,
        List<Type> ticketTypes,
        List<EntryListView> lists,
        List<SnapshotBlock> blocks,
        Admitted admissions) {

    /** A ticket type. */
    @Schema(name = "SnapshotType")
    record Type(@Schema(example = "71") long id, @Schema(example = "Standing") String name) {}

    /**
     * Who came in, by ticket id. Admissions that are not here are as they were.
     *
     * @param ids each ticket's id, less that of the one before
     * @param lists of each the check-in list
     * @param days of each the day, as days since 1970-01-01; 0 where the list does not count by day
     * @param secondsAgo of each how long before {@code list_time} it was
     * @param states of each one letter: i inside, o outside, u undone: it admits again
     */
    @Schema(name = "SnapshotAdmissions")
    record Admitted(
            @Schema(example = "[1185, 1]") List<Long> ids,
            @Schema(example = "[0, 0]") List<Integer> lists,
            @Schema(example = "[0, 0]") List<Long> days,
            @Schema(example = "[95, 12]") List<Long> secondsAgo,
            @Schema(example = "io") String states) {}
}
