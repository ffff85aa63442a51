package dev.marquee.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.OnPostgres;
import dev.marquee.ticket.backoffice.DeskContract;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The search says what its indexes say, to the letter: else PostgreSQL could not use them. */
@OnPostgres
class SearchIndexesTest extends DeskContract {

    @Autowired private NameSearch names;
    @Autowired private TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource({
        "booking, buyer_name, booking_words",
        "ticket, attendee_name, ticket_words",
    })
    void names_are_found_by_an_index(String table, String column, String index) {
        var words = List.of("ana", "sil");
        var conditions = new Conditions();
        names.parameters(new Search.Words(words, null), conditions);
        assertThat(
                        plan(
                                "select id from %s where %2$s is not null and %3$s"
                                        .formatted(table, column, names.condition(column, words)),
                                conditions))
                .contains(index);
    }

    @ParameterizedTest
    @CsvSource({
        "buyer_email like 'ana%' escape '!'",
        "buyer_email = 'ana@example.org'",
    })
    void addresses_are_found_by_an_index_whole_or_by_their_beginning(String condition) {
        assertThat(plan("select id from booking where " + condition, new Conditions()))
                .contains("booking_of_buyer");
    }

    /** With all reading through of tables forbidden, however small they are here. */
    private String plan(String sql, Conditions conditions) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    return String.join(
                            "\n",
                            jdbc.sql("explain " + sql)
                                    .params(conditions.parameters())
                                    .query(String.class)
                                    .list());
                }));
    }
}
