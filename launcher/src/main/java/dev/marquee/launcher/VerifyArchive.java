package dev.marquee.launcher;

import dev.marquee.platform.archive.ArchiveLimits;
import dev.marquee.platform.archive.ArchiveReader;
import dev.marquee.platform.archive.ArchiveRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** {@code ./run --verify-archive}: checks an organiser's archive, with nothing else running. */
final class VerifyArchive {

    static final String OPTION = "--verify-archive";

    static final int GOOD = 0;
    static final int BROKEN = 1;
    static final int UNREADABLE = 2;

    private final PrintStream out;
    private final PrintStream err;

    VerifyArchive(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns the exit status. */
    int run(List<String> arguments) {
        if (arguments.size() != 2 || !arguments.getFirst().equals(OPTION)) {
            err.println("After --verify-archive comes a file, and nothing else.");
            return UNREADABLE;
        }
        var file = Path.of(arguments.getLast());
        try (var archive = ArchiveReader.open(file, ArchiveLimits.USUAL)) {
            new TreeMap<>(archive.counts())
                    .forEach((kind, n) -> out.printf(Locale.ROOT, "%,12d  %s%n", n, kind));
            out.printf("%s is whole. Hash of its content: %s.%n", file, archive.contentHash());
            return GOOD;
        } catch (ArchiveRefused e) {
            out.printf(
                    "%s is refused: %s %s%n",
                    file, e.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '), e.where());
            return BROKEN;
        } catch (IOException e) {
            err.printf("%s cannot be read (%s).%n", file, Folder.reason(e));
            return UNREADABLE;
        }
    }
}
