package dev.marquee.ticket.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeKeysTest {

    private static final String WEBHOOK = "whsec_notARealSecret";

    @ParameterizedTest
    @CsvSource({
        "sk_test_1, false",
        "rk_test_1, false",
        "sk_live_1, true",
        "rk_live_1, true",
        "' sk_test_1 ', false"
    })
    void the_key_says_which_mode_it_is(String key, boolean isLive) {
        assertThat(keys(key, WEBHOOK).isLive()).isEqualTo(isLive);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void without_a_key_the_start_says_what_to_set(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(key, WEBHOOK))
                .withMessageContaining("set MARQUEE_STRIPE_SECRET_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk_test_abcdef", "rk_abcdef", "whsec_abcdef", "abcdef"})
    void another_kind_of_key_is_refused_and_not_repeated(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(key, WEBHOOK))
                .withMessageContaining("MARQUEE_STRIPE_SECRET_KEY")
                .withMessageContaining("sk_test_")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abcdef"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk_test_abcdef"})
    void the_secret_of_the_webhook_is_needed(String secret) {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys("sk_test_1", secret))
                .withMessageContaining("MARQUEE_STRIPE_WEBHOOK_SECRET")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("abcdef"));
    }

    @Test
    void keys_are_not_printed() {
        var settings = settings("sk_test_hidden", WEBHOOK);
        assertThat(settings.toString() + StripeKeys.of(settings))
                .doesNotContain("hidden")
                .doesNotContain("whsec");
    }

    static StripeKeys keys(String key, String webhook) {
        return StripeKeys.of(settings(key, webhook));
    }

    private static StripeSettings settings(String key, String webhook) {
        return new StripeSettings(key, webhook, URI.create("http://localhost"));
    }
}
