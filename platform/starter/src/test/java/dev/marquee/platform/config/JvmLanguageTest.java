package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;

/** A machine may speak any language; what programs read is written in one. */
class JvmLanguageTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void as_before() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "th-TH-u-nu-thai", "tr-TR", "my-MM", "ne-NP"})
    void numbers_and_capitals_are_the_same_everywhere(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat("%d %s".formatted(1234567890, "TITLE".toLowerCase()))
                .as("without it")
                .isNotEqualTo("1234567890 title");

        new PlatformDefaults()
                .postProcessEnvironment(new StandardEnvironment(), new SpringApplication());

        assertThat("%d %s".formatted(1234567890, "TITLE".toLowerCase()))
                .isEqualTo("1234567890 title");
    }
}
