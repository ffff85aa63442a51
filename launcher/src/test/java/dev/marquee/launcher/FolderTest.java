package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
}
