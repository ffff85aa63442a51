package dev.marquee.platform.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where archives are put together: a folder of this process among the temporary files, locked while
 * the process lives. What one that was killed left there, everybody's data, the next one deletes.
 */
public final class WorkFolder {

    private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);

    private static final String NAME = "marquee-archive-work";
    private static final String LOCK = "lock";

    /** Says it to the other services of this process, which have class loaders of their own. */
    private static final String PROPERTY = "marquee.archive.work-folder";

    /** Held open, and with it the lock, as long as the process lives. */
    private static @Nullable FileChannel held;

    private WorkFolder() {}

    /** This process's. */
    static Path here() throws IOException {
        var shared = System.getProperties();
        synchronized (shared) {
            var known = shared.getProperty(PROPERTY);
            if (known != null && Files.isDirectory(Path.of(known))) return Path.of(known);
            var folder = Files.createTempDirectory(NAME);
            var channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            channel.lock();
            held = channel;
            shared.setProperty(PROPERTY, folder.toString());
            return folder;
        }
    }

    /** Deletes what processes left that are no more. */
    public static void empty() throws IOException {
        var own = here();
        empty(Objects.requireNonNull(own.getParent()), own);
    }

    /** All but those that are locked, and one's own. */
    static void empty(Path parent, Path own) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            for (var one :
                    all.filter(it -> it.getFileName().toString().startsWith(NAME))
                            .filter(it -> !it.equals(own))
                            .filter(it ->
                                    Files.isRegularFile(
                                            it.resolve(LOCK), LinkOption.NOFOLLOW_LINKS))
                            .toList()) if (isLeft(one)) tryToDelete(one);
        }
    }

    private static void tryToDelete(Path folder) {
        log.warn("deleting what an ended process left of archives: {}", folder);
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            // another process that starts may be deleting it, too
            log.warn("not all of {} was deleted: {}", folder, e.toString());
        }
    }

    private static boolean isLeft(Path folder) {
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false; // alive, or somebody else's
        }
    }

    /** Deletes a folder and all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(one);
        }
    }

    /** A file for an archive. */
    public static Path file() throws IOException {
        return Files.createTempFile(here(), "archive", ".zip");
    }
}
