package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.MoneyInput.Ambiguous;
import dev.marquee.platform.value.MoneyInput.Amount;
import dev.marquee.platform.value.MoneyInput.None;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.validation.MapBindingResult;

class MoneyInputTest {

    private static final String[] CURRENCIES = {"VND", "IDR", "JPY", "EUR", "BHD"};
    private static final String[] LANGUAGES = {
        "en", "de", "de-AT", "de-CH", "fr", "fr-CH", "es", "pt", "pt-BR", "id", "vi", "ja", "sv",
        "pl", "it"
    };

    @ParameterizedTest
    @CsvSource({
        "150.000, VND, 150000",
        "150.000, IDR, 150000",
        "'150,000', IDR, 150000",
        "150.000, JPY, 150000",
        "1.500.000, IDR, 1500000",
        "'1,500,000', VND, 1500000",
        "1 500 000, VND, 1500000",
        "1\u202F500, EUR, 1500",
        "1\u00A0500, EUR, 1500",
        "1’500, EUR, 1500",
        "1.000, EUR, 1000",
        "'1.234,56', EUR, 1234.56",
        "'1,234.56', EUR, 1234.56",
        "'150.000,00', VND, 150000",
        "'1.234,567', BHD, 1234.567",
        "1 234, BHD, 1234",
        "'-1.000', EUR, -1000"
    })
    void grouping_is_read_where_it_is_the_only_reading(
            String text, String currency, BigDecimal amount) {
        assertThat(read(text, currency)).isEqualTo(new Amount(amount, true));
    }

    @ParameterizedTest
    @CsvSource({
        "'12,50', EUR, 12.50",
        "12.50, EUR, 12.50",
        "'24,5', EUR, 24.5",
        "' 24 ', EUR, 24",
        "1234.56, EUR, 1234.56",
        "0, EUR, 0",
        "'0,00', VND, 0",
        "150000, VND, 150000",
        "1234.567, BHD, 1234.567",
        "0.500, BHD, 0.500",
        "01.234, BHD, 1.234",
        "1.5, BHD, 1.5",
        "-1, EUR, -1"
    })
    void point_and_comma_are_decimal_signs_where_they_can_be(
            String text, String currency, BigDecimal amount) {
        assertThat(read(text, currency)).isEqualTo(new Amount(amount, false));
    }

    @ParameterizedTest
    @CsvSource({"1.234, 1.234, 1234", "'12,500', 12.500, 12500", "'-1.234', -1.234, -1234"})
    void what_can_be_both_is_not_guessed_at(String text, BigDecimal decimals, BigDecimal groups) {
        assertThat(read(text, "BHD")).isEqualTo(new Ambiguous(decimals, groups));
        assertThat(read(text, "EUR")).isEqualTo(new Amount(groups, true));
    }

    @ParameterizedTest
    @CsvSource({
        "'24,5', VND",
        "12.50, JPY",
        "0.001, EUR",
        "1234.567, EUR",
        "'1.234,567', EUR",
        "1.2345, BHD"
    })
    void more_decimals_than_the_currency_has_are_none(String text, String currency) {
        assertThat(read(text, currency)).isEqualTo(None.TOO_MANY_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "free",
        "'1.500,000.00'",
        "1..5",
        "1.50.000",
        "1 50",
        "12.",
        "'.50'",
        "1e3",
        "+5",
        "1234.567.890",
        "1.234.567.890.123",
        "9999999999999",
        "٣٤"
    })
    void all_else_is_no_amount(String text) {
        for (var currency : CURRENCIES)
            assertThat(read(text, currency)).as(currency).isEqualTo(None.NO_AMOUNT);
    }

    @Property
    void an_amount_as_any_language_writes_it_is_never_read_as_another(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long minor) {
        for (var currency : CURRENCIES)
            for (var language : LANGUAGES) {
                var amount = new BigDecimal(Money.text(minor, currency));
                var text = written(amount, Locale.forLanguageTag(language));
                var readings =
                        switch (read(text, currency)) {
                            case Amount one -> new BigDecimal[] {one.value()};
                            case Ambiguous two -> new BigDecimal[] {two.decimals(), two.groups()};
                            case None none -> new BigDecimal[0];
                        };
                assertThat(readings)
                        .as("%s of %s in %s", text, currency, language)
                        .usingElementComparator(BigDecimal::compareTo)
                        .contains(amount);
                if (!currency.equals("BHD")) assertThat(readings).hasSize(1);
            }
    }

    @Property
    void what_a_form_shows_is_read_as_the_same(
            @ForAll @LongRange(min = 0, max = 99_999_999L) long minor) {
        for (var currency : CURRENCIES) {
            var unit = Currency.getInstance(currency);
            var amount = new BigDecimal(Money.text(minor, currency));
            var text = MoneyInput.spelling(amount, unit);
            assertThat(MoneyInput.read(text, unit))
                    .as(text)
                    .isInstanceOfSatisfying(
                            Amount.class,
                            read -> {
                                assertThat(read.value()).isEqualByComparingTo(amount);
                                assertThat(read.grouped()).isFalse();
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "24.50, EUR, 24.50",
        "24.00, EUR, 24.00",
        "150000.00, IDR, 150000",
        "150000.50, IDR, 150000.50",
        "150000, VND, 150000",
        "5.000, BHD, 5",
        "5.500, BHD, 5.5",
        "5.125, BHD, 05.125",
        "0.125, BHD, 0.125"
    })
    void a_form_shows_an_amount_as_short_as_is_clear(
            BigDecimal amount, String currency, String text) {
        assertThat(MoneyInput.spelling(amount, Currency.getInstance(currency))).isEqualTo(text);
    }

    @Test
    void a_field_that_can_be_read_in_two_ways_is_rejected_with_both() {
        var errors = new MapBindingResult(java.util.Map.of(), "form");
        var bhd = Currency.getInstance("BHD");
        assertThat(MoneyInput.amount("price", "1.234", bhd, errors)).isNull();
        var error = errors.getFieldError("price");
        assertThat(error.getCode()).isEqualTo("price_ambiguous");
        assertThat(error.getArguments()).containsExactly("1.234", "1234", "01.234", "1234.000");
    }

    private static MoneyInput read(String text, String currency) {
        return MoneyInput.read(text, Currency.getInstance(currency));
    }

    private static String written(BigDecimal amount, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
