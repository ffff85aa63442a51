package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.validation.ConstraintValidatorContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "Ana Silva, true",
        "Dr. J. R. R. O’Brien-Smith jr., true",
        "Smith/Jones, true",
        "St. John w. Mary, true",
        "Verify at https://evil.example/login, false",
        "evil://x, false",
        "WWW.evil.example, false",
        "see www.evil.example, false",
        "evil.example/login, false",
        "evil.example:8080/login, false",
        "ana@example.org, false",
        "@ana, false",
        ".ana, true",
        "/evil.example/x, false",
    })
    void names_lead_nowhere(String name, boolean taken) {
        assertThat(new PersonName.Check().isValid(name, mock(ConstraintValidatorContext.class)))
                .isEqualTo(taken);
    }
}
