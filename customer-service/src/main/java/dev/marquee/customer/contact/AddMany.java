package dev.marquee.customer.contact;

import dev.marquee.customer.contact.Addresses.InBook;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds many customers with a few statements. */
@Component
public class AddMany {

    private static final String CUSTOMER =
            """
            insert into customer (name, email, email_key, phone, address, feedback, origin, added_by, book, created_at, name_key, phone_key, address_key, search_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ADDRESS =
            "insert into customer_address (book, email_key, customer_id, email) values (?, ?, ?, ?) on conflict do nothing";

    private record Row(long id, NewCustomer customer) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Clock clock;

    AddMany(JdbcTemplate jdbc, JdbcClient client, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Adds all whose address is not taken in their book yet.
     *
     * @param customers no two with the same address in one book
     * @return the addresses that were added
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<InBook> add(List<NewCustomer> customers) {
        if (customers.isEmpty()) return Set.of();
        // In one order, so that two who add the same ones never wait for each other.
        var sorted =
                customers.stream()
                        .sorted(
                                Comparator.comparing(NewCustomer::book)
                                        .thenComparing(one -> one.details().key()))
                        .toList();
        var rows = insert(sorted);
        jdbc.batchUpdate(
                ADDRESS,
                rows,
                rows.size(),
                (statement, row) -> {
                    statement.setLong(1, row.customer.book());
                    statement.setString(2, row.customer.details().key());
                    statement.setLong(3, row.id);
                    statement.setString(4, row.customer.details().email());
                });
        return withoutTheTaken(rows);
    }

    private List<Row> insert(List<NewCustomer> customers) {
        var keys = new GeneratedKeyHolder();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        PreparedStatementCreator statement =
                connection -> connection.prepareStatement(CUSTOMER, new String[] {"id"});
        jdbc.batchUpdate(
                statement,
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement row, int i) throws SQLException {
                        set(row, customers.get(i), now);
                    }

                    @Override
                    public int getBatchSize() {
                        return customers.size();
                    }
                },
                keys);
        var ids = keys.getKeyList().iterator();
        return customers.stream().map(customer -> new Row(id(ids.next()), customer)).toList();
    }

    private static long id(Map<String, Object> key) {
        return ((Number) key.values().iterator().next()).longValue();
    }

    private static void set(PreparedStatement row, NewCustomer customer, OffsetDateTime now)
            throws SQLException {
        var details = customer.details();
        row.setString(1, details.name());
        row.setString(2, details.email());
        row.setString(3, details.key());
        row.setString(4, details.phone());
        row.setString(5, details.address());
        row.setString(6, details.feedback());
        row.setString(7, customer.origin().word());
        row.setObject(8, customer.addedBy(), java.sql.Types.BIGINT);
        row.setLong(9, customer.book());
        row.setObject(10, now);
        row.setString(11, Folded.words(details.name()));
        row.setString(12, Folded.phone(details.phone()));
        row.setString(13, Folded.address(details.address()));
        row.setString(14, CustomerRow.search(details));
    }

    /** Somebody else may have added one just now: the row that got no address goes again. */
    private Set<InBook> withoutTheTaken(List<Row> rows) {
        var placed =
                client.sql("select customer_id from customer_address where customer_id in (:ids)")
                        .param("ids", rows.stream().map(Row::id).toList())
                        .query(Long.class)
                        .set();
        var lost = rows.stream().map(Row::id).filter(id -> !placed.contains(id)).toList();
        if (!lost.isEmpty())
            client.sql("delete from customer where id in (:ids)").param("ids", lost).update();
        return rows.stream()
                .filter(row -> placed.contains(row.id))
                .map(row -> new InBook(row.customer.book(), row.customer.details().key()))
                .collect(Collectors.toSet());
    }
}
