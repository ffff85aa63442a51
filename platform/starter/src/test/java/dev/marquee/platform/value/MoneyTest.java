package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "24, EUR, 2400, 24.00",
        "24.5, EUR, 2450, 24.50",
        "24.00, EUR, 2400, 24.00",
        "0.01, USD, 1, 0.01",
        "-3.20, EUR, -320, -3.20",
        "500000, VND, 500000, 500000",
        "1200, JPY, 1200, 1200",
        "1.234, KWD, 1234, 1.234",
        "92233720368547758.07, EUR, 9223372036854775807, 92233720368547758.07"
    })
    void an_amount_is_counted_in_the_smallest_unit_of_its_currency(
            BigDecimal amount, String currency, long minor, String text) {
        assertThat(Money.minor(amount, Currency.getInstance(currency))).isEqualTo(minor);
        assertThat(Money.text(minor, currency)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "24.001, EUR",
        "0.5, VND",
        "1200.01, JPY",
        "1.2345, KWD",
        "92233720368547758.08, EUR",
        "1e30, EUR",
        "150.000, VND",
        "500000.0, VND",
        "24.000, EUR",
        "1.2340, BHD"
    })
    void nothing_is_rounded_away_and_zeros_count_as_decimals(BigDecimal amount, String currency) {
        var unit = Currency.getInstance(currency);
        assertThatThrownBy(() -> Money.minor(amount, unit)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void what_is_told_is_read_as_the_same(@ForAll long minor) {
        for (var currency : new String[] {"EUR", "VND", "KWD"})
            assertThat(
                            Money.minor(
                                    new BigDecimal(Money.text(minor, currency)),
                                    Currency.getInstance(currency)))
                    .isEqualTo(minor);
    }

    @Test
    void nothing_is_an_amount_of_any_currency() {
        for (var currency : new String[] {"EUR", "VND", "KWD"})
            assertThat(Money.minor(Money.amount("0.000"), Currency.getInstance(currency))).isZero();
        assertThat(Money.amount("24.00")).isEqualTo("24.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", " EUR ", "Vnd"})
    void a_currency_is_found_in_any_case(String code) {
        assertThat(Money.currency(code)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XXX", "XAU", "EURO", "ABC"})
    void what_nobody_pays_with_is_none(String code) {
        assertThat(Money.currency(code)).isEmpty();
    }
}
