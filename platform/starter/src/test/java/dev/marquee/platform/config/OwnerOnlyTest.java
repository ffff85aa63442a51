package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

    @TempDir Path folder;

    @Test
    void a_new_folder_and_those_above_it_are_the_owners() throws Exception {
        OwnerOnly.createFolder(folder.resolve("data/ticket-service"));
        assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("data/ticket-service"))).isEqualTo("rwx------");
    }

    @Test
    void closing_takes_only_what_others_may() throws Exception {
        var data = Files.createDirectories(folder.resolve("data/logs"));
        var log = with("rw-r--r--", Files.writeString(data.resolve("marquee.log"), "x"));
        var readOnly = with("r--r--r--", Files.writeString(data.resolve("old.log"), "x"));
        with("rwxr-xr-x", data);
        OwnerOnly.close(folder.resolve("data"));
        assertThat(rights(data)).isEqualTo("rwx------");
        assertThat(rights(log)).isEqualTo("rw-------");
        assertThat(rights(readOnly)).isEqualTo("r--------");
    }

    @Test
    void what_a_link_leads_to_stays_as_it_is() throws Exception {
        var elsewhere = with("rw-r--r--", Files.writeString(folder.resolve("elsewhere"), "x"));
        var data = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("link"), elsewhere);
        OwnerOnly.close(data);
        assertThat(rights(elsewhere)).isEqualTo("rw-r--r--");
    }

    private static Path with(String rights, Path path) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
