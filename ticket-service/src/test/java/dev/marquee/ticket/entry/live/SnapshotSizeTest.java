package dev.marquee.ticket.entry.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.live.SnapshotBlock.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A phone takes a large event along. */
class SnapshotSizeTest {

    private static final int TICKETS = 100_000;
    private static final int BLOCK = 512;
    private static final int MOST_BYTES = 1024 * 1024;

    @Test
    void a_hundred_thousand_tickets_that_all_came_in_are_less_than_a_megabyte() throws IOException {
        var random = new Random(7);
        var blocks = new ArrayList<SnapshotBlock>();
        var rows = new ArrayList<Row>();
        var ids = new ArrayList<Long>();
        var ago = new ArrayList<Long>();
        var id = 1_000_000L;
        for (int number = 1; number <= TICKETS; number++) {
            // bookings of one to four tickets, beside those of other events
            id += 1 + random.nextInt(9);
            var state = "vvvvvvvcrb".charAt(random.nextInt(10));
            rows.add(
                    new Row(
                            number,
                            id,
                            random.nextInt(50) == 0 ? 1 : 0,
                            state,
                            random.nextInt(5),
                            null,
                            null));
            ids.add(1L + random.nextInt(9));
            ago.add((long) random.nextInt(4 * 3600));
            if ((number + 1) % BLOCK == 0 || number == TICKETS) {
                blocks.add(SnapshotBlock.of(blocks.size() * BLOCK, List.copyOf(rows)));
                rows.clear();
            }
        }
        var checksums = blocks.stream().mapToInt(SnapshotBlock::checksum).toArray();
        var snapshot =
                new Snapshot(
                        7,
                        Instant.EPOCH,
                        new SnapshotCursor(Instant.EPOCH, BLOCK, false, checksums).text(),
                        true,
                        Instant.EPOCH,
                        BLOCK,
                        List.of(),
                        List.of(),
                        blocks,
                        new Snapshot.Admitted(
                                ids,
                                ids.stream().map(it -> 0).toList(),
                                ids.stream().map(it -> 0L).toList(),
                                ago,
                                "i".repeat(TICKETS)));

        var json = JsonMapper.shared().writeValueAsBytes(snapshot);
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json);
        }

        assertThat(snapshot.cursor().length()).as("fits into an address").isLessThan(4000);
        assertThat(compressed.size()).isLessThan(MOST_BYTES);
    }

    @Test
    void a_block_says_again_what_it_was_made_of_and_its_checksum_notices_every_change() {
        var rows =
                List.of(
                        new Row(513, 20, 0, 'v', 0, null, null),
                        new Row(515, 23, 2, 'c', 1, null, null));
        var block = SnapshotBlock.of(512, rows);

        assertThat(block.numbers()).containsExactly(1, 2);
        assertThat(block.ids()).containsExactly(20L, 3L);
        assertThat(block.states()).isEqualTo("vc");
        assertThat(block.types()).containsExactly(0, 1);
        assertThat(block.revisions()).containsEntry(515, 2);
        for (var other :
                List.of(
                        new Row(515, 23, 2, 'v', 1, null, null),
                        new Row(515, 23, 3, 'c', 1, null, null),
                        new Row(515, 23, 2, 'c', 0, null, null),
                        new Row(516, 23, 2, 'c', 1, null, null)))
            assertThat(SnapshotBlock.of(512, List.of(rows.getFirst(), other)).checksum())
                    .isNotEqualTo(block.checksum());
    }
}
