package dev.marquee.ticket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;

/** Tables of money are short, and still say all of it. */
class MoneyTablesTest {

    private MoneyTables tables;

    @BeforeEach
    void in_english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        var messages = new StaticMessageSource();
        messages.addMessage("money.others", Locale.ENGLISH, "All others");
        messages.addMessage("money.no-offer", Locale.ENGLISH, "Without an offer");
        tables = new MoneyTables(messages);
    }

    @AfterEach
    void in_no_language() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void the_latest_days_are_named_and_the_others_add_up_by_currency() {
        var days =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(day ->
                                new MoneyOfDay(
                                        LocalDate.of(2026, 11, day),
                                        sum(day == 2 ? "VND" : "EUR", String.valueOf(day))))
                        .toList();

        var rows = tables.days(days, 2);

        assertThat(rows)
                .extracting(MoneyRow::label)
                .containsExactly("Nov 5, 2026", "Nov 4, 2026", "All others", "All others");
        assertThat(rows)
                .extracting(row -> row.money().paid())
                .containsExactlyInAnyOrder("€5.00", "€4.00", "€4.00", "₫2");
    }

    @Test
    void uses_and_discounts_of_the_others_add_up_too() {
        var offers =
                List.of(
                        new MoneyOfOffer(1L, "A", "A1", 5, "10.00", sum("EUR", "9")),
                        new MoneyOfOffer(2L, "B", null, 3, "7.00", sum("EUR", "8")),
                        new MoneyOfOffer(null, null, null, 0, "0.00", sum("EUR", "7")));

        var others = tables.offers(offers, 1).get(1);

        assertThat(others.label()).isEqualTo("All others");
        assertThat(others.uses()).isEqualTo(3);
        assertThat(others.discount()).isEqualTo("€7.00");
        assertThat(others.money().paid()).isEqualTo("€15.00");
    }

    @Test
    void if_one_amount_has_decimals_all_of_its_currency_have() {
        var rows = tables.totals(List.of(sum("IDR", "388500.00"), sum("IDR", "99.50")));

        assertThat(rows)
                .extracting(row -> row.money().paid().replace('\u00A0', ' '))
                .containsExactly("IDR 388,500.00", "IDR 99.50");
        assertThat(tables.totals(List.of(sum("IDR", "388500.00"))).getFirst().money().paid())
                .isEqualTo("IDR\u00A0388,500");
    }

    private static MoneySum sum(String currency, String paid) {
        return new MoneySum(currency, paid, "0", "0", "0");
    }
}
