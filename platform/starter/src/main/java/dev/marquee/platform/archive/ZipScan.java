package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks at every entry of a ZIP once: its name, what it is, its bytes. */
final class ZipScan {

    private final ArchiveLimits limits;
    private final long most;
    private long bytes;

    private ZipScan(ArchiveLimits limits, long packed) {
        this.limits = limits;
        this.most =
                Math.min(
                        limits.bytes(),
                        Math.max(ArchiveLimits.SMALL, packed * (long) limits.ratio()));
    }

    /**
     * The SHA-256 of all entries, by their names.
     *
     * @param packed the size of the ZIP
     */
    static Map<String, String> hashes(ZipFile zip, long packed, ArchiveLimits limits)
            throws IOException, ArchiveRefused {
        return new ZipScan(limits, packed).read(zip);
    }

    private Map<String, String> read(ZipFile zip) throws IOException, ArchiveRefused {
        Set<String> folded = new HashSet<>();
        Map<String, String> hashes = new TreeMap<>();
        for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            var name = entry.getName();
            if (folded.size() >= limits.entries()) throw new ArchiveRefused(Reason.TOO_LARGE, name);
            if (!folded.add(name.toLowerCase(Locale.ROOT)))
                throw new ArchiveRefused(Reason.TWICE, name);
            if (!BagFormat.isTag(name) && !BagFormat.isPayload(name))
                throw new ArchiveRefused(Reason.NAME, name);
            if (entry.isUnixSymlink() || entry.isDirectory())
                throw new ArchiveRefused(Reason.LINK, name);
            hashes.put(name, hash(zip, entry));
        }
        return hashes;
    }

    /** Counted as it is unpacked: what an entry says of its size may be a lie. */
    private String hash(ZipFile zip, ZipArchiveEntry entry) throws IOException, ArchiveRefused {
        var digest = Hashing.sha256();
        var buffer = new byte[1 << 16];
        try (var in = zip.getInputStream(entry)) {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
                if (bytes > most)
                    throw new ArchiveRefused(
                            most < limits.bytes() ? Reason.BOMB : Reason.TOO_LARGE,
                            entry.getName());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
