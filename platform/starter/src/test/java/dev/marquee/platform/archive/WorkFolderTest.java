package dev.marquee.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir private Path parent;

    @Test
    void what_a_killed_process_left_is_deleted_and_nothing_else() throws Exception {
        var left = folder("marquee-archive-work1");
        var alive = folder("marquee-archive-work2");
        var own = folder("marquee-archive-work3");
        var other = folder("something");
        try (var channel = FileChannel.open(alive.resolve("lock"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            WorkFolder.empty(parent, own);
        }
        assertThat(left).doesNotExist();
        assertThat(alive.resolve("payload/booking.ndjson")).exists();
        assertThat(own.resolve("payload/booking.ndjson")).exists();
        assertThat(other.resolve("payload/booking.ndjson")).exists();
    }

    @Test
    void all_that_is_put_together_is_in_the_folder_of_the_process() throws Exception {
        try (var payload = MadeArchive.payload(false)) {
            assertThat(payload.rows("event")).startsWith(WorkFolder.here());
        }
        var file = WorkFolder.file();
        assertThat(file).startsWith(WorkFolder.here());
        Files.delete(file);
        assertThat(WorkFolder.here().resolve("lock")).exists();
        WorkFolder.empty();
        assertThat(WorkFolder.here()).exists();
    }

    private Path folder(String name) throws Exception {
        var folder = parent.resolve(name);
        Files.createDirectories(folder.resolve("payload"));
        Files.writeString(folder.resolve("payload/booking.ndjson"), "x");
        Files.writeString(folder.resolve("lock"), "");
        return folder;
    }
}
