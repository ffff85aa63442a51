package dev.marquee.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A secret that is made once and kept on disk, readable by its owner only. Several services, in one
 * process or in nine, may ask for the same file at the same moment: all get the same content. A
 * process that dies half-way leaves no half-written secret.
 */
public final class SecretFile {

    private SecretFile() {}

    /**
     * The content of the file; made and stored first where it does not exist.
     *
     * @throws UncheckedIOException if the folder cannot be written or the file cannot be read
     */
    public static synchronized String readOrCreate(Path file, Supplier<String> content) {
        try {
            if (Files.exists(file)) return Files.readString(file);
            try (var lock = openLock(file);
                    var held = lock.lock()) {
                if (!Files.exists(file)) store(file, content.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret " + file, e);
        }
    }

    /**
     * Changes a secret that exists. Two that change the same file at the same moment do so one
     * after the other, and readers see the old content or the new one.
     *
     * @param change gets the content and gives what to keep; the same where nothing is to change
     * @return what the file holds now
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static synchronized String update(Path file, UnaryOperator<String> change) {
        try (var lock = openLock(file);
                var held = lock.lock()) {
            var before = Files.readString(file);
            var after = change.apply(before);
            if (!after.equals(before)) store(file, after);
            return after;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change the secret " + file, e);
        }
    }

    private static FileChannel openLock(Path file) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        OwnerOnly.createFolder(folder);
        OwnerOnly.closeOne(folder);
        return FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void store(Path file, String content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        OwnerOnly.closeOne(draft);
        try (var out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            out.write(java.nio.charset.StandardCharsets.UTF_8.encode(content));
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
