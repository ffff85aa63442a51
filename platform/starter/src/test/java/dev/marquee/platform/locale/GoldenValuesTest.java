package dev.marquee.platform.locale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.language.LanguageMessages;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.value.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dates, times, numbers and amounts read as they are written down here, whatever a new Java knows
 * of them, and whatever the language of the machine is.
 */
class GoldenValuesTest {

    private static final ZonedDateTime AUTUMN =
            ZonedDateTime.parse("2026-09-02T19:05:09+07:00[Asia/Ho_Chi_Minh]");
    private static final ZonedDateTime WINTER =
            ZonedDateTime.parse("2026-11-28T00:00+00:00[Europe/Lisbon]");
    private static final ZonedDateTime TWICE =
            ZonedDateTime.parse("2030-10-27T01:30+01:00[Europe/Lisbon]");

    private static final Map<String, String> FILES =
            Map.of(
                    "vi",
                    """
                    language.locale=vi-VN
                    language.date.long=EEEE, d 'tháng' M, yyyy
                    language.date.short=dd/MM/yyyy
                    language.date.weekday=EEEE
                    language.time=HH:mm
                    language.datetime=d 'tháng' M, yyyy, HH:mm
                    test.plain={0}
                    test.number={0,number}
                    test.id={0,number,0}
                    """,
                    "id",
                    """
                    language.locale=id-ID
                    language.date.long=d MMMM yyyy
                    language.date.short=dd/MM/yyyy
                    language.date.weekday=EEEE, d MMMM yyyy
                    language.time=HH.mm
                    language.datetime=d MMMM yyyy 'pukul' HH.mm
                    test.plain={0}
                    test.number={0,number}
                    test.id={0,number,0}
                    """);

    @TempDir Path folder;
    private final Locale machine = Locale.getDefault();
    private Languages languages;

    @BeforeEach
    void languages() throws IOException {
        for (var file : FILES.entrySet())
            Files.writeString(folder.resolve(file.getKey() + ".properties"), file.getValue());
        languages = Languages.read(folder, "en", false);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "vi, en",
        "id, en",
        "en, ar",
        "vi, ar",
        "id, ar",
        "en, th",
        "vi, th",
        "id, th",
        "en, tr",
        "vi, tr",
        "id, tr",
        "en, fa",
        "vi, fa",
        "id, fa"
    })
    void every_value_reads_as_it_is_written_down(String tag, String ofTheMachine)
            throws IOException {
        Locale.setDefault(Locale.forLanguageTag(ofTheMachine));
        var values = values(languages.orHouse(tag));
        assertThat(values).hasSizeGreaterThanOrEqualTo(40);
        assertThat(String.join("\n", values)).isEqualTo(golden(tag));
    }

    private List<String> values(Locale locale) {
        var values = new ArrayList<String>();
        for (var at : List.of(AUTUMN, WINTER)) {
            values.add(DateFormats.day(locale).format(at));
            values.add(DateFormats.date(locale).format(at));
            values.add(DateFormats.shortDate(locale).format(at));
            values.add(DateFormats.time(locale).format(at));
            values.add(DateFormats.dateAndTime(locale).format(at));
            for (var pattern :
                    List.of(
                            "EEE d MMM yyyy, HH:mm",
                            "EEEE d MMMM",
                            "d MMM, HH:mm",
                            "d MMM yyyy, HH:mm:ss",
                            "MMMM yyyy")) values.add(DateFormats.of(pattern, locale).format(at));
        }
        values.add(TimeFormat.minute(TWICE, locale));
        for (var amount :
                List.of(
                        "1500000 VND",
                        "0 VND",
                        "-25000 VND",
                        "150000 IDR",
                        "150000.00 IDR",
                        "1500000.50 IDR",
                        "24.00 EUR",
                        "1234.5 EUR",
                        "9.99 USD",
                        "1200 JPY")) {
            var parts = amount.split(" ");
            values.add(MoneyFormat.text(parts[0], parts[1], locale));
        }
        var messages =
                new LanguageMessages(
                        languages,
                        "test",
                        Map.of("plain", "{0}", "number", "{0,number}", "id", "{0,number,0}"));
        for (var number : List.of(7, 1184, 1234567, -5, 0.25))
            values.add(
                    messages.getMessage("number", new Object[] {number}, locale)
                            + " "
                            + messages.getMessage("plain", new Object[] {number}, locale));
        for (var number : List.of(1184, 1234567))
            values.add(messages.getMessage("id", new Object[] {number}, locale));
        for (var share : List.of(0.25, 1.0))
            values.add(java.text.NumberFormat.getPercentInstance(locale).format(share));
        return values;
    }

    private static String golden(String tag) throws IOException {
        try (var file =
                Objects.requireNonNull(
                        GoldenValuesTest.class.getResourceAsStream("/golden/" + tag + ".txt"))) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
