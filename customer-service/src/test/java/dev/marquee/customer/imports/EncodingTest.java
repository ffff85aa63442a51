package dev.marquee.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    private static final String TEXT = "name,email\nÉmile Ĺ,e@x.example\n";

    @ParameterizedTest
    @CsvSource({
        "'',           UTF-8,    UTF_8",
        "efbbbf,       UTF-8,    UTF_8",
        "efbbbfefbbbf, UTF-8,    UTF_8",
        "fffe,         UTF-16LE, UTF_16LE",
        "feff,         UTF-16BE, UTF_16BE",
        "'',           UTF-16LE, UTF_16LE",
        "'',           UTF-16BE, UTF_16BE"
    })
    void what_unicode_files_are_is_found_and_marks_are_no_text(
            String mark, String charset, Encoding encoding) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex(mark));
        file.writeBytes(TEXT.getBytes(Charset.forName(charset)));
        assertThat(Encoding.guess(file.toByteArray())).isEqualTo(encoding);
        assertThat(encoding.decode(file.toByteArray())).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "name;email Jürgen Groß",
        "João Simões, Conceição, Ção",
        "Niccolò Così, Farò, Mozzarò, Perù, Lunedì",
        "Þóra Guðrún Ýr, Óðinn",
        "Björk, Ñandú, Œuvre – “quoted” €"
    })
    void western_european_names_are_not_taken_for_vietnamese_ones(String text) {
        var file = text.getBytes(Charset.forName("windows-1252"));
        assertThat(Encoding.guess(file)).isEqualTo(Encoding.WINDOWS_1252);
        assertThat(Encoding.WINDOWS_1252.decode(file)).isEqualTo(text);
    }

    @Test
    void vietnamese_accents_stand_behind_vowels() {
        // Trần Thị
        var file = HexFormat.of().parseHex("5472e2cc6e20546869f2");
        assertThat(Encoding.guess(file)).isEqualTo(Encoding.WINDOWS_1258);
        assertThat(Encoding.WINDOWS_1258.decode(file)).isEqualTo("Trâ\u0300n Thi\u0323");
    }

    @Test
    void a_file_of_ascii_or_of_nothing_but_bytes_is_read_without_an_error() {
        assertThat(Encoding.guess("a,b".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Encoding.UTF_8);
        var bytes = new byte[256];
        for (var i = 0; i < 256; i++) bytes[i] = (byte) i;
        assertThat(Encoding.guess(bytes).decode(bytes)).isNotEmpty();
    }
}
