package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

    @ParameterizedTest
    @CsvSource({
        "24.00, EUR, en-GB, €24.00",
        "0.00, EUR, en-GB, €0.00",
        "150000.00, IDR, id, Rp150.000",
        "150000.00, IDR, en, 'IDR 150,000'",
        "150000.50, IDR, id, 'Rp150.000,50'",
        "150000, VND, vi, 150.000 ₫",
        "1500, JPY, ja, '￥1,500'",
        "1.500, BHD, en, BHD 1.500",
        "3500.00, HUF, hu, 3 500 Ft"
    })
    void decimals_are_shown_where_cash_has_them(
            String amount, String currency, String language, String shown) {
        assertThat(plain(MoneyFormat.text(amount, currency, Locale.forLanguageTag(language))))
                .isEqualTo(shown);
    }

    @Test
    void all_amounts_of_a_page_have_equally_many() {
        var page = MoneyFormat.of("IDR", Locale.ENGLISH, List.of("150000.00", "99.50"));
        assertThat(plain(page.text("150000.00"))).isEqualTo("IDR 150,000.00");
        var whole = MoneyFormat.of("IDR", Locale.ENGLISH, List.of("150000.00"));
        assertThat(plain(whole.text("99.50"))).as("never rounded").isEqualTo("IDR 99.50");
        assertThat(MoneyFormat.of("EUR", Locale.ENGLISH, List.of()).text("5")).isEqualTo("€5.00");
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ').replace('\u202F', ' ');
    }
}
