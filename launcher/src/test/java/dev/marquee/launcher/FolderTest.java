package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir Path place;

    @Test
    void the_first_start_has_demo_data_unless_told_otherwise_and_later_ones_keep_to_it()
            throws Exception {
        try (var folder = Folder.take(place.resolve("a"))) {
            assertThat(folder.demo(null)).isTrue();
        }
        try (var folder = Folder.take(place.resolve("b"))) {
            assertThat(folder.demo(false)).isFalse();
        }
        try (var folder = Folder.take(place.resolve("b"))) {
            assertThat(folder.demo(null)).isFalse();
            assertThatThrownBy(() -> folder.demo(true))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("without demo data");
        }
    }

    @Test
    void one_marquee_at_a_time_holds_it() throws Exception {
        try (var folder = Folder.take(place)) {
            assertThatThrownBy(() -> Folder.take(place))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
            assertThat(folder.logs()).isDirectory();
        }
        Folder.take(place).close();
    }

    @Test
    void a_new_folder_is_its_owners_alone() throws Exception {
        try (var folder = Folder.take(place.resolve("data"))) {
            assertThat(rights(folder.logs())).isEqualTo("rwx------");
        }
        assertThat(rights(place.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void what_an_earlier_version_left_open_is_closed() throws Exception {
        var database = earlier("ticket-service/db.mv.db");
        var log = earlier("logs/marquee.log");
        Folder.take(place).close();
        assertThat(rights(place)).isEqualTo("rwx------");
        assertThat(rights(database.getParent())).isEqualTo("rwx------");
        assertThat(rights(database)).isEqualTo("rw-------");
        assertThat(rights(log)).isEqualTo("rw-------");
    }

    @Test
    void what_is_not_marquees_stays_as_it_is() throws Exception {
        var database = earlier("ticket-service/db.mv.db");
        var other = earlier("letters/mother.txt");
        Folder.take(place).close();
        assertThat(rights(database)).isEqualTo("rw-------");
        assertThat(rights(other)).isEqualTo("rw-r--r--");
        assertThat(rights(other.getParent())).isEqualTo("rwxr-xr-x");
        assertThat(rights(place)).isEqualTo("rwxr-xr-x");
    }

    /** A file that everybody may read, in folders that everybody may list. */
    private Path earlier(String name) throws IOException {
        var file = place.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        for (var folder : List.of(place, file.getParent()))
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
