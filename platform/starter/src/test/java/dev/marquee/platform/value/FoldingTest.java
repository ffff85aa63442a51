package dev.marquee.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "Rock ’n’ Roll circus|rock 'n' roll",
                "Işık Festivali|isik",
                "Işık Festivali|ışık",
                "IŞIK FESTİVALİ|ışık festivali",
                "İstanbul|istanbul",
                "Punk\u2011Rock bowling|punk-rock",
                "Punk\u2011Rock bowling|punk rock",
                "Punk–Rock|punk—rock",
                "Œuvre ouverte|oeuvre",
                "Straße der Lieder|strasse",
                "STRASSE|straße",
                "Þórdís Æðelsdóttir|thordis aedelsdottir",
                "Siobhan O’Brien|o'brien",
                "Siobhan O’Brien|obrien",
                "Siobhan O`Brien|O´Brien",
                "Keʻala|keala",
                "«Bis» „heute“|bis heute",
                "Søren Łukasz Đỗ Ħal|soren lukasz do hal",
                "João Nguyễn Đào|joao nguyen dao",
                "Joa\u0303o|joão",
                "Ｆｕｌｌ　Ｗｉｄｔｈ １２|full width 12",
                "Room ١٢|room 12",
                "Οδυσσεύς|ΟΔΥΣΣΕΥΣ",
                "ho\u00adtel\u200b|hotel",
                "C++ & AC/DC 100%|c++ & ac/dc 100%",
            })
    void what_people_type_meets_what_is_meant(String text, String typed) {
        assertThat(Folding.fold(text)).contains(Folding.fold(typed));
    }

    @Test
    void folded_words_are_few_and_none_is_empty() {
        assertThat(Folding.words("  punk - rock  ’ ")).containsExactly("punk", "rock");
        assertThat(Folding.words("a b c d e f g h i j")).hasSize(Folding.MOST_WORDS);
        assertThat(Folding.words("—")).isEmpty();
    }

    @Test
    void vowels_of_indian_scripts_are_no_accents() {
        assertThat(Folding.fold("की")).isNotEqualTo(Folding.fold("का"));
    }

    @Property
    void what_is_folded_stays_as_it_is(@ForAll @StringLength(max = 40) String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }
}
