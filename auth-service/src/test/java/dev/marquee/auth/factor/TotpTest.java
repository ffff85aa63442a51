package dev.marquee.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-61,false", "-29,true", "0,true", "29,true", "59,true", "60,false"})
    void a_code_is_good_for_half_a_minute_to_either_side(int late, boolean good) {
        var code = Totp.code(SECRET, 1_000_000);
        var now = Instant.ofEpochSecond(30_000_000L + late);
        assertThat(Totp.step(SECRET, code, now).isPresent()).isEqualTo(good);
    }

    @Test
    void an_app_gets_the_secret_and_the_names_encoded() {
        var enrolment = Enrolment.of(SECRET, "ana+x@ex ample.org");
        assertThat(enrolment.secret()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(enrolment.toString()).doesNotContain("GEZD");
        assertThat(enrolment.qr().size()).isGreaterThan(40);
    }
}
