package dev.marquee.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which languages there are, and which of them a reader gets. */
class LanguagesTest {

    @TempDir Path folder;
    private Languages languages;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(
                folder.resolve("xx.properties"), "language.name=Xx\nlanguage.locale=xx-PT\n");
        Files.writeString(folder.resolve("yy.properties"), "language.locale=yy-VN\n");
        Files.write(folder.resolve("zz.properties"), new byte[] {'a', '=', '\\', 'u', '1'});
        Files.writeString(folder.resolve("notes of mine.properties"), "a=b");
        languages = Languages.read(folder, "yy", false);
    }

    @Test
    void a_language_is_a_file() {
        assertThat(languages.all()).extracting(Language::tag).startsWith("en").contains("xx", "yy");
        assertThat(languages.all()).extracting(Language::tag).doesNotContain("zz", "en-XA");
        assertThat(languages.of(Locale.forLanguageTag("xx-PT")).name()).isEqualTo("Xx");
        assertThat(languages.of(Locale.FRENCH).tag()).isEqualTo("en");
        assertThat(languages.house().tag()).isEqualTo("yy");
        assertThat(Languages.read(folder, "fr", false).house().tag()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | en-GB",
                "en-US,en;q=0.5 | en-US",
                "en-US-u-nu-thai | en-US",
                "EN-gb | en-GB",
                "en-001 | en",
                "xx | xx-PT",
                "xx-BR | xx-PT",
                "xx-Latn-BR-x-a | xx-PT",
                "fr-FR, yy;q=0.7 | yy-VN",
                "fr,en;q=0.2,yy;q=0.7 | yy-VN",
                "yy;q=0,en-AU;q=0.7 | en-AU",
                "xxx | -",
                "fr-FR | -",
                "* | -",
                "en_US | -",
                ";;;,, | -",
                "th-TH-u-ca-buddhist | -"
            })
    void the_first_that_exists_is_taken(String accepted, String expected) {
        assertThat(languages.accepted(accepted).map(Locale::toLanguageTag).orElse("-"))
                .isEqualTo(expected);
    }

    @Test
    void no_header_is_too_long_or_too_strange() {
        assertThat(languages.accepted(null)).isEmpty();
        assertThat(languages.accepted("x".repeat(501))).isEmpty();
        assertThat(languages.named("xx")).contains(Locale.forLanguageTag("xx-PT"));
        assertThat(languages.named("../../etc/passwd")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d 'ngay MMMM yyyy | dd/MM/yyyy | HH:mm",
                "d MMMM yyyy | bb/MM/yyyy | HH:mm",
                "d MMMM yyyy HH:mm | dd/MM/yyyy | HH:mm",
                "d MMMM yyyy | dd/MM/yyyy | HH:mm VV"
            })
    void dates_that_cannot_be_written_as_a_file_says_are_written_as_java_knows(
            String date, String shortDate, String time) throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("ww.properties"),
                "language.locale=ww-PT\nlanguage.date.long=%s\nlanguage.date.short=%s\nlanguage.time=%s\n"
                        .formatted(date, shortDate, time));
        Languages.read(other, "en", false);
        var there = Locale.forLanguageTag("ww-PT");
        var day = LocalDate.of(2026, 11, 28);
        assertThat(DateFormats.day(there).format(day)).contains("2026");
        assertThat(DateFormats.shortDate(there).format(day)).contains("26");
        assertThat(DateFormats.of("d MMM yyyy", there).format(day)).contains("28", "2026");
        assertThat(DateFormats.time(there).format(LocalTime.of(19, 30))).contains("30");
    }
}
