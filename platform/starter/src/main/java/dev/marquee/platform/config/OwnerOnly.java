package dev.marquee.platform.config;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Folders and files that only the account that runs Marquee can read. Where the file system knows
 * no such rights, nothing is changed.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /**
     * Makes the folder, and those above it that are missing. One that exists is not changed.
     *
     * @throws IOException if it cannot be made, or something else has its name
     */
    public static void createFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createDirectories(folder);
        }
    }

    /**
     * Takes the rights of everybody else away from the file or folder, and from what is below it.
     * Symbolic links are not followed.
     *
     * @throws IOException if the file or folder belongs to somebody else
     */
    public static void close(Path path) throws IOException {
        if (!isPosix(path)) return;
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of)
                            throws IOException {
                        closeOne(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        if (of.isRegularFile()) closeOne(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /**
     * The same for the file or folder alone.
     *
     * @throws IOException if it belongs to somebody else
     */
    public static void closeOne(Path path) throws IOException {
        var view =
                Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) return;
        var now = view.readAttributes().permissions();
        var kept = EnumSet.copyOf(OWNER);
        kept.retainAll(now);
        if (!kept.equals(now)) view.setPermissions(kept);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
