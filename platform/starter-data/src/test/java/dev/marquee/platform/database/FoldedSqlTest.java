package dev.marquee.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.platform.value.Folding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database folds as the program does. */
class FoldedSqlTest {

    private static final List<String> TEXTS =
            List.of(
                    "Rock ’n’ Roll circus",
                    "Işık Festivali",
                    "IŞIK FESTİVALİ",
                    "İstanbul",
                    "Punk\u2011Rock bowling",
                    "Punk – Rock — \"live\"",
                    "Œuvre ouverte",
                    "Straße der Lieder, GROẞ",
                    "Þórdís Æðelsdóttir",
                    "Siobhan O’Brien",
                    "O´Brien O`Brien O'Brien Oʼbrien",
                    "Søren Łukasz Đỗ Ħal Ŧŋ",
                    "João Nguyễn Đào, e\u0301 d\u00a0x",
                    "Οδυσσεύς ΌΔΥΣΣΕΎΣ",
                    "Иван Йорданов Ёлка",
                    "Ｆｕｌｌ １２ ٣۴",
                    "ho\u00adtel\u200b «Bis» „heute“",
                    "C++ & AC/DC 100% a_b \\ ! ? :x",
                    "日本語 🎷");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_text_is_folded_as_in_java(boolean postgres) {
        var jdbc = new JdbcTemplate(database(postgres));
        var folded = FoldedSql.of(jdbc);
        assertThat(folded.isPostgres()).isEqualTo(postgres);
        for (var text : TEXTS)
            assertThat(
                            jdbc.queryForObject(
                                            "select %s from (select cast(? as varchar) as t) x"
                                                    .formatted(folded.fold("t")),
                                            String.class,
                                            text)
                                    .replaceAll(" +", " ")
                                    .strip())
                    .as(text)
                    .isEqualTo(Folding.fold(text));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_word_stands_in_one_of_the_columns(boolean postgres) {
        var jdbc = new JdbcTemplate(database(postgres));
        assertThat(found(jdbc, "straße hall")).isTrue();
        assertThat(found(jdbc, "HALL strasse")).isTrue();
        assertThat(found(jdbc, "hall nobody")).isFalse();
        assertThat(found(jdbc, "%")).isFalse();
        assertThat(found(jdbc, "s_rasse")).isFalse();
        assertThat(found(jdbc, "’")).isFalse();
    }

    private static boolean found(JdbcTemplate jdbc, String typed) {
        var words = Folding.words(typed);
        var sql =
                "select count(*) from (select cast('Hall' as varchar) as a, cast(null as varchar) as b, cast('Straße 1' as varchar) as c) x where "
                        + FoldedSql.of(jdbc).contains("w", words, "a", "b", "c");
        return new NamedParameterJdbcTemplate(jdbc)
                        .queryForObject(sql, FoldedSql.parameters("w", words), Integer.class)
                == 1;
    }

    private static DriverManagerDataSource database(boolean postgres) {
        return postgres
                ? new DriverManagerDataSource(TestPostgres.newDatabase(), "postgres", "")
                : new DriverManagerDataSource("jdbc:h2:mem:;MODE=PostgreSQL", "sa", "");
    }
}
