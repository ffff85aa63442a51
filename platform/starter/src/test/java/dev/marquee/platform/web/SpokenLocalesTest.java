package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Words, dates and numbers of a page are of one language. */
class SpokenLocalesTest {

    private final SpokenLocales locales = new SpokenLocales();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | en-GB",
                "en-US,en;q=0.5 | en-US",
                "vi-VN | en",
                "id,en-AU;q=0.7 | en-AU",
                "ar-EG,de;q=0.8,en;q=0.1 | en",
                "en-US-u-nu-thai | en-US",
                "th-TH-u-ca-buddhist | en",
                "* | en"
            })
    void a_language_without_a_bundle_is_not_taken_by_half(String accepted, String resolved) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", accepted);
        request.setPreferredLocales(
                Arrays.stream(accepted.split(","))
                        .map(range -> Locale.forLanguageTag(range.replaceFirst(";.*", "")))
                        .toList());
        assertThat(locales.resolveLocale(request)).isEqualTo(Locale.forLanguageTag(resolved));
    }

    @Test
    void who_names_no_language_reads_english() {
        assertThat(locales.resolveLocale(new MockHttpServletRequest())).isEqualTo(Locale.ENGLISH);
    }
}
