package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.seating.DrawnHall;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a batch costs: a free event pays nothing for prices, holds and quotas that it does not have.
 */
abstract class BatchStatementsContract extends EngineContract {

    @Test
    void a_free_batch_costs_the_same_few_statements_however_large() {
        var event = office.onSale(1000, 4);

        var alone = statements(purchases(event, "alone", 1));
        var together = statements(purchases(event, "together", 50));

        assertThat(together).isEqualTo(alone);
        assertThat(alone)
                .containsExactly(
                        "select inventory",
                        "select ticket_type",
                        "select sale_terms",
                        "select buyer_quota",
                        "insert booking",
                        "insert ticket",
                        "insert buyer_quota",
                        "update inventory",
                        "update ticket_type",
                        "insert outbox");
    }

    @Test
    void places_that_types_share_cost_no_further_statement() {
        var alone = statements(purchases(office.onSale(1000, 4), "own", 20));
        var shared = statements(purchases(office.onSaleSharing(1000, 50), "shared", 20));

        assertThat(shared).isEqualTo(alone);
    }

    @Test
    void a_priced_batch_pays_for_its_holds_and_amounts() {
        var event = office.onSale(1000, 4);
        office.jdbc.update("update ticket_type set price_minor = 2400 where event_id = ?", event);

        assertThat(statements(purchases(event, "priced", 50)))
                .containsExactly(
                        "select inventory",
                        "select ticket_type",
                        "select sale_terms",
                        "select buyer_quota",
                        "insert booking",
                        "insert ticket",
                        "update booking",
                        "update booking",
                        "update ticket",
                        "insert buyer_quota",
                        "update inventory",
                        "update ticket_type");
        office.jdbc.update("update booking set expires_at = now() where event_id = ?", event);
        assertThat(office.expireReservations.handle()).isEqualTo(50);
    }

    @Test
    void a_batch_of_seats_reads_nothing_that_the_one_before_has_written() {
        var event =
                office.onSaleWithSeats(
                        DrawnHall.json("....................", "...................."), 4);
        var reader = new BatchReader(JsonMapper.shared());
        statements(purchases(event, "first", 5), reader);

        assertThat(statements(purchases(event, "second", 5), reader))
                .containsExactly(
                        "select inventory",
                        "select ticket_type",
                        "select sale_terms",
                        "select buyer_quota",
                        "select seating",
                        "insert booking",
                        "insert ticket",
                        "insert ticket_seat",
                        "update seating",
                        "insert buyer_quota",
                        "update inventory",
                        "update ticket_type",
                        "insert outbox");
    }

    private static List<Purchase> purchases(long event, String who, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> Examples.purchase(event, who + n + "@statements.example.org", 2))
                .toList();
    }

    /** The statements of a batch in which all of these are booked, in words. */
    private List<String> statements(List<Purchase> purchases) {
        return statements(purchases, new BatchReader(JsonMapper.shared()));
    }

    private List<String> statements(List<Purchase> purchases, BatchReader reader) {
        var sent = new CopyOnWriteArrayList<String>();
        var database =
                ProxyDataSourceBuilder.create(office.database)
                        .listener(
                                new QueryExecutionListener() {
                                    @Override
                                    public void beforeQuery(
                                            ExecutionInfo execution, List<QueryInfo> queries) {
                                        if (execution.isBatch() && execution.getBatchSize() == 0)
                                            return;
                                        queries.stream()
                                                .map(QueryInfo::getQuery)
                                                .map(BatchStatementsContract::words)
                                                .distinct()
                                                .forEach(sent::add);
                                    }

                                    @Override
                                    public void afterQuery(
                                            ExecutionInfo execution, List<QueryInfo> queries) {
                                        // seen before
                                    }
                                })
                        .build();
        var jdbc = new JdbcTemplate(database);
        var ids = new IdBlocks(office.jdbc);
        ids.prepare(purchases.stream().mapToInt(purchase -> 1 + purchase.quantity()).sum());
        var json = JsonMapper.shared();
        var verdicts =
                new BatchTransaction(
                                jdbc,
                                new TransactionTemplate(new JdbcTransactionManager(database)),
                                reader,
                                new BatchWriter(json),
                                Clock.systemUTC(),
                                () -> {})
                        .run(purchases, ids);
        assertThat(verdicts).allMatch(Verdict.Booked.class::isInstance);
        return List.copyOf(sent);
    }

    /** What a statement does to which table. */
    private static String words(String sql) {
        var text = sql.strip().replaceAll("\\s+", " ");
        var verb = text.substring(0, text.indexOf(' '));
        var table =
                switch (verb) {
                    case "insert" -> text.replaceFirst("insert into (\\w+).*", "$1");
                    case "update" -> text.replaceFirst("update (\\w+).*", "$1");
                    default ->
                            text.contains("join buyer_quota")
                                    ? "buyer_quota"
                                    : text.replaceFirst(".*? from (\\w+).*", "$1");
                };
        return verb + " " + table;
    }
}
