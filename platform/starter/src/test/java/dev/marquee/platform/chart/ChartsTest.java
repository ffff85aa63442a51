package dev.marquee.platform.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.chart.Drawing.Bar;
import dev.marquee.platform.chart.Drawing.Cell;
import dev.marquee.platform.chart.Drawing.Word;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;

class ChartsTest {

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Charts charts = new Charts(messages);

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        for (var locale : List.of(Locale.ENGLISH, Locale.of("vi")))
            messages.addMessage("platform.chart.percent", locale, "{0} %");
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void few_columns_say_their_figures_and_have_no_axis() {
        var drawn = charts.columns("a", List.of("A", "B")).of("Sold", List.of(5, 10)).drawn();
        assertThat(drawn.bars()).extracting(Bar::title).containsExactly("A: 5", "B: 10");
        assertThat(height(drawn.bars().get(1))).isEqualTo(2 * height(drawn.bars().get(0)));
        assertThat(drawn.words()).extracting(Word::text).containsExactly("5", "10", "A", "B");
        assertThat(drawn.gutter()).isEqualTo("g0");
        assertThat(drawn.keys()).isEmpty();
    }

    @Test
    void many_columns_have_an_axis_and_only_the_labels_that_there_is_room_for() {
        var labels = IntStream.rangeClosed(1, 30).mapToObj(day -> day + " Nov").toList();
        var values = IntStream.rangeClosed(1, 30).boxed().toList();
        var drawn = charts.columns("a", labels).of("Sold", values).drawn();
        var below = drawn.words().stream().filter(word -> word.text().contains("Nov")).toList();
        assertThat(below).hasSizeBetween(4, 10);
        assertThat(below).filteredOn(word -> word.look().isEmpty()).hasSizeBetween(2, 4);
        assertThat(below.getLast())
                .extracting(Word::text, Word::x, Word::anchor)
                .containsExactly("30 Nov", "100%", "end");
        assertThat(drawn.words()).extracting(Word::text).contains("0", "10", "30");
    }

    @Test
    void nothing_and_zeros_and_a_single_figure_are_drawn_without_a_number_that_is_none() {
        for (var values : List.of(List.<Integer>of(), List.of(0), List.of(0, 0, 0), List.of(7))) {
            var labels = values.stream().map(value -> "L").toList();
            for (var chart :
                    List.of(
                            charts.columns("a", labels),
                            charts.stack("a", labels),
                            charts.lines("a", labels),
                            charts.rows("a", labels)))
                assertThat(chart.of("Sold", values).of("Left", values).drawn().toString())
                        .doesNotContain("NaN", "Infinity", "null");
        }
    }

    @Test
    void huge_figures_are_short_at_the_axis_and_whole_in_the_table() {
        var labels = Collections.nCopies(20, "x");
        var drawn =
                charts.columns("a", labels)
                        .of("Sold", Collections.nCopies(20, Long.MAX_VALUE))
                        .drawn();
        assertThat(drawn.rows().getFirst().cells())
                .containsExactly(new Cell("9223372036854775807", "9,223,372,036,854,775,807"));
        assertThat(drawn.words()).extracting(Word::text).contains("5000000T");
        assertThat(drawn.bars()).allMatch(bar -> height(bar) <= 200);
    }

    @Test
    void figures_read_as_the_reader_writes_them() {
        LocaleContextHolder.setLocale(Locale.of("vi"));
        var drawn =
                charts.columns("a", List.of("x"))
                        .money("VND")
                        .of("Paid", List.of(new BigDecimal("1500000")))
                        .drawn();
        assertThat(drawn.rows().getFirst().cells().getFirst().text()).contains("1.500.000", "₫");
        assertThat(drawn.words())
                .extracting(Word::text)
                .anyMatch(text -> text.contains("1.500.000"));
    }

    @Test
    void what_went_back_stands_below_the_line() {
        var drawn = charts.columns("a", List.of("A", "B")).of("Net", List.of(30, -10)).drawn();
        var up = drawn.bars().get(0);
        var down = drawn.bars().get(1);
        assertThat(Double.parseDouble(up.y()) + height(up)).isEqualTo(Double.parseDouble(down.y()));
    }

    @Test
    void figures_on_each_other_touch_and_have_names() {
        var drawn =
                charts.stack("a", List.of("18:00"))
                        .of("North", List.of(3))
                        .of("South", List.of(4))
                        .drawn();
        assertThat(drawn.bars())
                .extracting(Bar::title)
                .containsExactly("18:00, North: 3", "18:00, South: 4");
        var below = drawn.bars().get(0);
        var above = drawn.bars().get(1);
        assertThat(Double.parseDouble(above.y()) + height(above))
                .isEqualTo(Double.parseDouble(below.y()));
        assertThat(drawn.keys()).hasSize(2);
    }

    @Test
    void a_long_label_is_cut_between_letters_and_whole_in_the_table() {
        var name = "م".repeat(30) + " " + "界".repeat(80) + "👩‍👩‍👧".repeat(20);
        var drawn = charts.rows("a", List.of(name)).of("Sold", List.of(5)).drawn();
        var labels = drawn.words().stream().filter(word -> word.look().contains("value")).toList();
        assertThat(labels).hasSize(2).allMatch(word -> word.text().endsWith("…"));
        assertThat(labels)
                .filteredOn(word -> word.look().contains("less"))
                .allMatch(word -> Widths.of(word.text()) <= Widths.NARROW);
        assertThat(drawn.rows().getFirst().label()).isEqualTo(name);
    }

    @Test
    void parts_of_a_hundred_are_drawn_of_a_hundred() {
        var drawn =
                charts.rows("a", List.of("A", "B")).percent().of("Taken", List.of(50, 0)).drawn();
        assertThat(drawn.bars()).extracting(Bar::width).containsExactly("50%");
        assertThat(drawn.words()).extracting(Word::text).contains("50 %", "0 %");
    }

    @Test
    void a_line_is_broken_where_figures_are_missing_and_a_band_is_closed() {
        var labels = List.of("1", "2", "3", "4");
        var drawn =
                charts.lines("a", labels)
                        .of("Sold", Arrays.asList(1, null, 3, 4))
                        .band(
                                "Low",
                                Arrays.asList(null, null, 2, 3),
                                "High",
                                Arrays.asList(null, null, 4, 6))
                        .mark(2, "Today")
                        .drawn();
        assertThat(drawn.strokes()).hasSize(2);
        assertThat(drawn.strokes().getFirst().look()).isEqualTo("band");
        assertThat(drawn.strokes().getFirst().path()).startsWith("M").endsWith("z");
        assertThat(drawn.strokes().getLast().path()).containsPattern("^M[^M]*h\\.01M[^M]*L");
        assertThat(drawn.words()).extracting(Word::text).contains("Today", "4");
        assertThat(drawn.keys()).isEmpty();
        assertThat(drawn.heads()).containsExactly("Sold", "Low", "High");
        assertThat(drawn.hits().getFirst().title()).isEqualTo("1\nSold: 1");
    }

    @Test
    void the_last_figure_keeps_clear_of_the_mark_at_the_same_place() {
        var drawn =
                charts.lines("a", List.of("1", "2", "3"))
                        .of("Sold", Arrays.asList(2, null, null))
                        .mark(0, "Today")
                        .drawn();
        var words =
                drawn.words().stream().filter(word -> List.of("Today", "2").contains(word.text()));
        assertThat(
                        words.filter(word -> word.x().equals("0%"))
                                .map(word -> Double.parseDouble(word.y())))
                .hasSize(2)
                .satisfies(at -> assertThat(Math.abs(at.get(0) - at.get(1))).isGreaterThan(11));
    }

    @Test
    void figures_and_labels_must_be_equally_many() {
        var chart = charts.columns("a", List.of("A", "B"));
        assertThatThrownBy(() -> chart.of("Sold", List.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double height(Bar bar) {
        return Double.parseDouble(bar.height());
    }
}
