package dev.marquee.launcher;

import dev.marquee.platform.config.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The data folder, held by one Marquee at a time; a killed one lets go of it by itself. */
final class Folder implements AutoCloseable {

    private static final long NEEDED_MB =
            Long.parseLong(System.getenv().getOrDefault("MARQUEE_MIN_FREE_MB", "200"));

    /** What Marquee itself puts into its folder. */
    private static final Pattern OURS =
            Pattern.compile("\\.lock|\\.demo|secrets|logs|[a-z]+-service");

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private Folder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing and takes hold of it.
     *
     * @throws Refusal if it cannot be written, is nearly full, or another Marquee holds it
     */
    static Folder take(Path path) {
        try {
            var isNew = Files.notExists(path);
            OwnerOnly.createFolder(path);
            var free = Files.getFileStore(path).getUsableSpace() >> 20;
            if (free < NEEDED_MB) {
                throw new Refusal(
                        "The disk is full: %s has %d MB left, and Marquee needs %d MB to start safely."
                                .formatted(path, free, NEEDED_MB));
            }
            var channel =
                    FileChannel.open(
                            path.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                var holder = StandardCharsets.UTF_8.decode(read(channel)).toString().strip();
                channel.close();
                throw new Refusal(
                        "Marquee is already running with %s (process %s): use that one, or start this one with --data, --port and --services-from."
                                .formatted(path, holder));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(Supervisor.pid() + "\n"), 0);
            keepToOwner(path, isNew);
            return new Folder(path, channel, lock);
        } catch (IOException e) {
            throw new Refusal(
                    "The folder %s cannot be written (%s): make it writable, or choose another with --data."
                            .formatted(path, reason(e)));
        }
    }

    /**
     * Closes what an earlier version left open to others. The folder itself may be one that holds
     * other things as well, such as a home directory: then only what is Marquee's is closed.
     */
    private static void keepToOwner(Path path, boolean isNew) {
        if (isNew) return;
        try (var entries = Files.list(path)) {
            var others = false;
            for (var entry : entries.toList()) {
                if (OURS.matcher(String.valueOf(entry.getFileName())).matches())
                    OwnerOnly.close(entry);
                else others = true;
            }
            if (!others) OwnerOnly.closeOne(path);
        } catch (IOException e) {
            System.err.printf(
                    "Warning: others may read what is in %s (%s): make it yours alone.%n",
                    path, reason(e));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static ByteBuffer read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return buffer.flip();
    }

    /** In words where there are some. */
    static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : e instanceof java.nio.file.FileAlreadyExistsException
                                ? "a file of that name is in the way"
                                : String.valueOf(e.getMessage());
    }

    /** What {@link #demo} would say, without deciding it. */
    boolean wouldBeDemo(@Nullable Boolean wanted) {
        var mark = path.resolve(".demo");
        try {
            return Files.exists(mark) ? readDemo(mark) : wanted == null || wanted;
        } catch (IOException e) {
            throw new Refusal("The folder %s cannot be read (%s).".formatted(path, reason(e)));
        }
    }

    private static boolean readDemo(Path mark) throws IOException {
        return Boolean.parseBoolean(Files.readString(mark).strip());
    }

    /**
     * Whether this folder is for demo data: as its first start decided.
     *
     * @throws Refusal if something else is wanted now
     */
    boolean demo(@Nullable Boolean wanted) {
        var mark = path.resolve(".demo");
        try {
            if (Files.notExists(mark)) {
                Files.writeString(mark, String.valueOf(wanted == null || wanted));
            }
            var demo = readDemo(mark);
            if (wanted == null || wanted == demo) return demo;
            throw new Refusal(
                    "%s was started %s demo data; choose another folder with --data to start %s."
                            .formatted(
                                    path, demo ? "with" : "without", demo ? "without" : "with it"));
        } catch (IOException e) {
            throw new Refusal("The folder %s cannot be written (%s).".formatted(path, reason(e)));
        }
    }

    Path logs() {
        try {
            var logs = path.resolve("logs");
            OwnerOnly.createFolder(logs);
            return logs;
        } catch (IOException e) {
            throw new Refusal("The folder %s cannot be written (%s).".formatted(path, reason(e)));
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
