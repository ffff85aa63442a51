package dev.marquee.ticket.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "EUR, 2400, 2400",
        "IDR, 15000000, 15000000",
        "VND, 150000, 150000",
        "JPY, 500, 500",
        "ISK, 100, 10000",
        "UGX, 100, 10000",
        "HUF, 17550, 17550",
        "MGA, 150000, 1500",
        "KWD, 5120, 5120"
    })
    void amounts_are_sent_as_stripe_counts_them_and_read_back_the_same(
            String currency, long minor, long sent) {
        assertThat(StripeAmounts.toStripe(minor, currency)).hasValue(sent);
        assertThat(StripeAmounts.fromStripe(sent, currency)).hasValue(minor);
    }

    @ParameterizedTest
    @CsvSource({"KWD, 5124", "BHD, 1", "MGA, 150050"})
    void what_cannot_be_sent_exactly_is_not_rounded(String currency, long minor) {
        assertThat(StripeAmounts.toStripe(minor, currency)).isEmpty();
    }

    @Test
    void a_part_of_a_krona_is_no_amount() {
        assertThat(StripeAmounts.fromStripe(10050, "ISK")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "CUP", "KPW", "eur", ""})
    void other_currencies_are_not_taken(String currency) {
        assertThat(StripeAmounts.minimum(currency)).isEmpty();
        assertThat(StripeAmounts.toStripe(1000, currency)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 50",
        "GBP, 30",
        "HUF, 17500",
        "JPY, 50",
        "VND, 1",
        "ISK, 1",
        "KWD, 10",
        "MGA, 100"
    })
    void the_least_is_in_the_units_of_marquee(String currency, long least) {
        assertThat(StripeAmounts.minimum(currency)).hasValue(least);
    }

    @Test
    void whatever_can_be_charged_is_sent_and_read_back_in_every_currency() {
        var taken =
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .filter(code -> StripeAmounts.minimum(code).isPresent())
                        .toList();
        assertThat(taken).hasSizeGreaterThan(120);
        for (var currency : taken)
            for (var times : List.of(1L, 7L, 1001L)) {
                var minor = StripeAmounts.minimum(currency).getAsLong() * times;
                var sent = StripeAmounts.toStripe(minor, currency);
                assertThat(sent).as(currency).isPresent();
                assertThat(StripeAmounts.fromStripe(sent.getAsLong(), currency))
                        .as(currency)
                        .hasValue(minor);
            }
    }
}
