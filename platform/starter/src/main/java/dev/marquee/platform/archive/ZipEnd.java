package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list of files at the end of a ZIP, before it is read into memory. */
final class ZipEnd {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final long UNSIGNED = 0xffffffffL;

    /** The name of a file of an archive is short. */
    private static final int MOST_PER_ENTRY = 512;

    private ZipEnd() {}

    /**
     * Looks at the list of a sealed archive. What it says of its length is counted, not believed.
     *
     * @throws ArchiveRefused if it is too long, or not where the end says
     */
    static void check(Path file, int entries) throws IOException, ArchiveRefused {
        try (var channel = Files.newByteChannel(file)) {
            var comment = BagFormat.comment(BagFormat.NO_HASH).length();
            var at = channel.size() - comment - END_SIZE;
            var end = read(channel, at, END_SIZE);
            if (end.getInt(0) != END) throw damaged();
            var size = end.getInt(12) & UNSIGNED;
            var from = end.getInt(16) & UNSIGNED;
            if (at >= LOCATOR_SIZE + END64_SIZE
                    && read(channel, at - LOCATOR_SIZE, LOCATOR_SIZE).getInt(0) == LOCATOR) {
                var locator = read(channel, at - LOCATOR_SIZE, LOCATOR_SIZE);
                at = at - LOCATOR_SIZE - END64_SIZE;
                var end64 = read(channel, at, END64_SIZE);
                if (locator.getLong(8) != at || end64.getInt(0) != END64) throw damaged();
                size = end64.getLong(40);
                from = end64.getLong(48);
            }
            if (from < 0 || size < 0 || from + size != at) throw damaged();
            if (size > (long) entries * MOST_PER_ENTRY) throw tooMany();
            channel.position(from);
            count(
                    new BufferedInputStream(Channels.newInputStream(channel), 1 << 16),
                    size,
                    entries);
        }
    }

    private static void count(InputStream in, long size, int entries)
            throws IOException, ArchiveRefused {
        var left = size;
        for (var n = 0; left > 0; n++) {
            if (n == entries) throw tooMany();
            var entry = ByteBuffer.wrap(in.readNBytes(ENTRY_SIZE)).order(ByteOrder.LITTLE_ENDIAN);
            if (entry.limit() < ENTRY_SIZE || entry.getInt(0) != ENTRY) throw damaged();
            var more = 0;
            for (var length = 28; length <= 32; length += 2)
                more += Short.toUnsignedInt(entry.getShort(length));
            left -= ENTRY_SIZE + more;
            if (left < 0) throw damaged();
            in.skipNBytes(more);
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int bytes)
            throws IOException, ArchiveRefused {
        if (at < 0) throw damaged();
        var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining()) if (channel.read(buffer) < 0) throw damaged();
        return buffer;
    }

    private static ArchiveRefused damaged() {
        return new ArchiveRefused(Reason.DAMAGED, "");
    }

    private static ArchiveRefused tooMany() {
        return new ArchiveRefused(Reason.TOO_LARGE, "");
    }
}
