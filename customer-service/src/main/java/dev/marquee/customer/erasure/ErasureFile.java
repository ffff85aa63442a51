package dev.marquee.customer.erasure;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.OwnerOnly;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.privacy.ErasedList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who was erased, in a file beside the databases: {@code erasures.txt} of the data folder. Its
 * first line is the salt, each other one a hash. Whoever restores a backup keeps this file as it
 * is.
 */
@Component
class ErasureFile {

    private final Path folder;
    private final Path file;

    ErasureFile(MarqueeSettings settings) {
        this.folder = settings.data().toAbsolutePath();
        this.file = folder.resolve("erasures.txt");
    }

    /** Adds people, and returns them as they are listed. */
    synchronized ErasedList add(Collection<String> addresses) {
        try {
            if (!Files.exists(file)) create();
            var salt = Files.readAllLines(file).getFirst();
            var hashes = addresses.stream().map(address -> ErasedList.hash(salt, address)).toList();
            var known = Files.readAllLines(file);
            var lines = new ArrayList<>(hashes);
            lines.removeAll(known);
            Files.write(file, lines, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            return new ErasedList(salt, hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All who were erased, some at a time. */
    synchronized List<ErasedList> all() {
        if (!Files.exists(file)) return List.of();
        try {
            var lines = Files.readAllLines(file);
            var lists = new ArrayList<ErasedList>();
            for (var from = 1; from < lines.size(); from += 500)
                lists.add(
                        new ErasedList(
                                lines.getFirst(),
                                List.copyOf(
                                        lines.subList(from, Math.min(from + 500, lines.size())))));
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws IOException {
        OwnerOnly.createFolder(folder);
        Files.writeString(file, RandomToken.create() + "\n", StandardOpenOption.CREATE_NEW);
        OwnerOnly.closeOne(file);
    }
}
