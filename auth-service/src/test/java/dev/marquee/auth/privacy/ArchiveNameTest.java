package dev.marquee.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name that people give to their files stands in the archive. */
class ArchiveNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud801\udc28", // letters of two characters: Deseret, Gothic, Chinese
                "\ud800\udf30",
                "\ud840\udc00",
                "\ud83d\ude00", // no letter at all
                "\ud801", // half a letter
                "\udc28",
                "e\u0301",
                "\u1ebf"
            })
    void a_long_name_of_any_letters_is_cut_between_letters(String letter) throws IOException {
        for (var before = 0; before < 3; before++)
            for (var after = 0; after < 3; after++) {
                var name = "a".repeat(before) + letter.repeat(90) + "b".repeat(after);

                var plain = Archive.plain(name);

                assertThat(plain.length()).isBetween(1, 80);
                assertThat(stored(plain)).isEqualTo(plain);
            }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil.txt", "..\\..\\evil.txt", "/etc/passwd", "a/../b", "...."})
    void no_name_leads_out_of_its_folder(String name) {
        assertThat(Archive.plain(name)).doesNotContain("..", "/", "\\");
    }

    private static String stored(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.closeEntry();
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return zip.getNextEntry().getName();
        }
    }
}
