package dev.marquee.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    private static final String[] SORTED = {"Ánh trăng", "Bến", "Dâu", "Đà Lạt", "Ế", "Zebra"};

    @Test
    void names_stand_where_people_look_for_them() {
        assertThat(
                        Stream.of(SORTED)
                                .sorted(Comparator.reverseOrder())
                                .sorted(NameOrder.in(Locale.forLanguageTag("vi-VN"))))
                .containsExactly(SORTED);
        assertThat(
                        Stream.of("Zebra", "Ế", "Dâu", "Đà Lạt", "Ánh trăng")
                                .sorted(NameOrder.in(Locale.forLanguageTag("id-ID"))))
                .as("no letter of its own in Indonesian")
                .containsExactly("Ánh trăng", "Đà Lạt", "Dâu", "Ế", "Zebra");
        assertThat(
                        Stream.of("Ăn", "Âm", "An", "Az")
                                .sorted(NameOrder.in(Locale.forLanguageTag("vi-VN"))))
                .as("letters of their own in Vietnamese")
                .containsExactly("An", "Az", "Ăn", "Âm");
    }

    @Test
    void keys_sort_as_names_do_and_are_the_same_for_both_ways_to_write_a_mark() {
        assertThat(
                        Stream.of(SORTED)
                                .sorted(Comparator.reverseOrder())
                                .sorted(Comparator.comparing(name -> NameOrder.key(name, "vi"))))
                .containsExactly(SORTED);
        assertThat(NameOrder.key(Normalizer.normalize("Đêm", Normalizer.Form.NFD), null))
                .isEqualTo(NameOrder.key("Đêm", null));
        assertThat(NameOrder.key("ữ".repeat(1000), "vi")).hasSize(NameOrder.LONGEST_KEY);
    }
}
