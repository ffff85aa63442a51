package dev.marquee.ticket.entry.live;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a phone knows of an event's tickets: when it asked, and a checksum of each block of them.
 * Whatever changed a ticket since, the checksum of its block tells.
 *
 * @param blockSize how many numbers of tickets a block has
 * @param names whether the blocks have names
 */
record SnapshotCursor(Instant at, int blockSize, boolean names, int[] checksums) {

    private static final int LONGEST = 4000;
    private static final int HEADER = Long.BYTES + Integer.BYTES + 1;

    String text() {
        var bytes = ByteBuffer.allocate(HEADER + checksums.length * Integer.BYTES);
        bytes.putLong(at.toEpochMilli()).putInt(blockSize).put((byte) (names ? 1 : 0));
        for (var checksum : checksums) bytes.putInt(checksum);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The cursor that the text spells; empty if it is none, and then everything is sent. */
    static Optional<SnapshotCursor> read(@Nullable String text) {
        if (text == null || text.length() > LONGEST) return Optional.empty();
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length < HEADER || (bytes.length - HEADER) % Integer.BYTES != 0)
                return Optional.empty();
            var buffer = ByteBuffer.wrap(bytes);
            var at = Instant.ofEpochMilli(buffer.getLong());
            var size = buffer.getInt();
            var names = buffer.get() == 1;
            var checksums = new int[buffer.remaining() / Integer.BYTES];
            for (int i = 0; i < checksums.length; i++) checksums[i] = buffer.getInt();
            return Optional.of(new SnapshotCursor(at, size, names, checksums));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the phone has the block as it is. */
    boolean has(int block, int checksum) {
        return block < checksums.length && checksums[block] == checksum;
    }
}
