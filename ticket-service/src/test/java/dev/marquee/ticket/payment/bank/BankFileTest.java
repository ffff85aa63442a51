package dev.marquee.ticket.payment.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as several banks export them. */
class BankFileTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BankColumns GUESS = new BankColumns(null, null, null, null, null);

    private static final String GERMAN =
            """
            "Girokonto";"DE02120300000000202051"
            ""
            "Kontostand vom 29.11.2026:";"1.234,56 EUR"
            ""
            "Buchungstag";"Valuta";"Auftraggeber/Begünstigter";"Verwendungszweck";"Betrag (€)"
            "28.11.26";"28.11.26";"Jörg Müller";"RF71 0000 1184";"1.048,00"
            "27.11.26";"27.11.26";"Stadtwerke";"Strom";"-80,15"
            """;

    private static final String ENGLISH =
            """
            Date,Description,Paid out,Paid in,Balance
            28/11/2026,"SILVA A, RF71 0000 1184",,"1,048.00","2,000.00"
            27/11/2026,Rent,800.00,,952.00
            """;

    private static final String VIETNAMESE =
            "Ngày\tNội dung\tSố tiền\n28/11/2026\tRF71 0000 1184 chuyen tien\t1.048\n";

    private static List<BankLine> lines(String text, Currency currency) {
        var file = BankFile.read(text);
        return BankLine.of(file, GUESS.guessed(file), currency);
    }

    @Test
    void a_german_file_with_lines_before_the_headings() {
        var text =
                BankFile.decode(
                        GERMAN.replace("€", "EUR").getBytes(Charset.forName("windows-1252")));
        var lines = lines(text, EUR);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().minor()).isEqualTo(104_800);
        assertThat(lines.getFirst().payer()).isEqualTo("Jörg Müller");
        assertThat(lines.getFirst().purpose()).isEqualTo("RF71 0000 1184");
        assertThat(lines.getFirst().date()).isEqualTo("28.11.26");
        assertThat(lines.getLast().minor()).isEqualTo(-8_015);
    }

    @Test
    void an_english_one_with_a_column_for_each_direction() {
        var lines = lines(BankFile.decode(("\uFEFF" + ENGLISH).getBytes(UTF_8)), EUR);
        assertThat(lines.getFirst().minor()).isEqualTo(104_800);
        assertThat(lines.getFirst().purpose()).contains("RF71 0000 1184");
        assertThat(lines.getLast().minor()).as("nothing came in").isNull();
    }

    @Test
    void one_whose_amounts_have_no_sign_and_a_column_says_which_way_they_went() {
        var text =
                """
                Buchungstag;Auftraggeber;Verwendungszweck;Umsatz;S/H
                28.11.26;Ana;RF71 0000 1184;48,00;H
                27.11.26;Stadtwerke;Strom;80,15;S
                """;
        assertThat(lines(text, EUR)).extracting(BankLine::minor).containsExactly(4_800L, -8_015L);
        assertThat(lines(text.replace(";H", ";CR").replace(";S\n", ";DB\n"), EUR))
                .extracting(BankLine::minor)
                .containsExactly(4_800L, -8_015L);
        assertThat(lines(text.replace(";H", ";?"), EUR))
                .as("a column that says other things as well says no directions")
                .extracting(BankLine::minor)
                .containsExactly(4_800L, 8_015L);
    }

    @Test
    void one_whose_amounts_say_it_in_letters() {
        assertThat(BankLine.minor("1,048.00 CR", '.', EUR)).isEqualTo(104_800);
        assertThat(BankLine.minor("1,048.00 DB", '.', EUR)).isEqualTo(-104_800);
        assertThat(BankLine.minor("80,15 S", ',', EUR)).isEqualTo(-8_015);
        assertThat(BankLine.minor("80,15 EUR", ',', EUR)).isEqualTo(8_015);
    }

    @Test
    void one_with_tabs_in_a_currency_without_decimals() {
        var file = BankFile.read(VIETNAMESE);
        var chosen = new BankColumns(null, null, null, null, ',').guessed(file);
        var lines = BankLine.of(file, chosen, Currency.getInstance("VND"));
        assertThat(lines.getFirst().minor()).isEqualTo(1_048);
        assertThat(lines.getFirst().purpose()).startsWith("RF71");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "48,00 | , | 4800",
                "1.048,5 | , | 104850",
                "48.00 | . | 4800",
                "1,048.00 | . | 104800",
                "1 048,00 | , | 104800",
                "'1''048.00' | . | 104800",
                "+48.00 | . | 4800",
                "48,00- | , | -4800",
                "(48.00) | . | -4800",
                "−48.00 | . | -4800",
                "48,00 EUR | , | 4800",
                "48 | . | 4800",
                "48.005 | . |",
                "soon | . |",
                "'' | . |"
            })
    void amounts_as_banks_write_them(String text, char decimal, Long minor) {
        assertThat(BankLine.minor(text, decimal, EUR)).isEqualTo(minor);
    }

    @Test
    void a_line_has_the_same_fingerprint_in_every_file_and_two_equal_ones_have_two() {
        var first = lines(ENGLISH, EUR);
        var longer = lines(ENGLISH + "26/11/2026,Coffee,3.00,,949.00\n", EUR);
        assertThat(longer.subList(0, 2))
                .extracting(BankLine::fingerprint)
                .isEqualTo(first.stream().map(BankLine::fingerprint).toList());
        var twice = lines(VIETNAMESE + VIETNAMESE.lines().skip(1).findFirst().orElseThrow(), EUR);
        assertThat(twice).extracting(BankLine::fingerprint).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void what_is_no_table_is_said() {
        assertThatThrownBy(() -> BankFile.read("hello\nworld\n")).hasMessage("no-table");
        assertThatThrownBy(() -> BankFile.read("")).hasMessage("no-table");
        assertThatThrownBy(() -> BankFile.read("a;b\n" + "1;2\n".repeat(5_001)))
                .hasMessage("too-long");
    }
}
