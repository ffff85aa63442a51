package dev.marquee.customer.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * By which addresses customers are known, and in whose books. In one book an address is one
 * customer's only; that is what keeps people from standing there twice.
 */
@Repository
public class Addresses {

    /** An address as it was typed, and in its one spelling. */
    public record Known(long customer, String key, String email) {}

    /** An address in a book. */
    public record InBook(long book, String key) {}

    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All addresses of these customers, each once, the customer's first one first. */
    public Map<Long, List<Known>> of(Collection<Long> customers) {
        if (customers.isEmpty()) return Map.of();
        return jdbc
                .sql(
                        """
                        select a.customer_id, a.email_key, min(a.email) as email,
                               max(case when a.email_key = c.email_key then 1 else 0 end) as first_one
                        from customer_address a join customer c on c.id = a.customer_id
                        where a.customer_id in (:customers)
                        group by a.customer_id, a.email_key
                        order by a.customer_id, first_one desc, a.email_key
                        """)
                .param("customers", customers)
                .query((row, n) ->
                        new Known(
                                row.getLong("customer_id"),
                                row.getString("email_key"),
                                row.getString("email")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Known::customer));
    }

    /** The same for one customer. */
    public List<Known> of(long customer) {
        return of(List.of(customer)).getOrDefault(customer, List.of());
    }

    /** The addresses besides the one that the customer's page names first, as they were typed. */
    public Map<Long, List<String>> furtherOf(Collection<Long> customers) {
        var further = of(customers);
        return further.entrySet().stream()
                .filter(known -> known.getValue().size() > 1)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                known ->
                                        known.getValue().stream()
                                                .skip(1)
                                                .map(Known::email)
                                                .toList()));
    }

    /** The books that a customer stands in. */
    public List<Long> books(long customer) {
        return jdbc.sql(
                        "select distinct book from customer_address where customer_id = ? order by book")
                .param(customer)
                .query(Long.class)
                .list();
    }

    /** Which of these addresses stand in which of these books. */
    public Set<InBook> in(Collection<Long> books, Collection<String> keys) {
        if (keys.isEmpty()) return Set.of();
        return jdbc.sql(
                        "select book, email_key from customer_address where email_key in (:keys) and book in (:books)")
                .param("keys", keys)
                .param("books", books)
                .query((row, n) -> new InBook(row.getLong("book"), row.getString("email_key")))
                .set();
    }

    /** Adds an address to a book. Returns false where it is another customer's there. */
    boolean add(long book, String key, long customer, String email) {
        return jdbc.sql(
                                """
                                insert into customer_address (book, email_key, customer_id, email) values (?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(book, key, customer, email)
                        .update()
                == 1;
    }

    /** Changes an address of a customer to how it is spelled now, in every book. */
    void spell(long customer, String key, String email) {
        jdbc.sql("update customer_address set email = ? where customer_id = ? and email_key = ?")
                .params(email, customer, key)
                .update();
    }

    /** Takes an address from a customer, in every book. */
    void remove(long customer, String key) {
        jdbc.sql("delete from customer_address where customer_id = ? and email_key = ?")
                .params(customer, key)
                .update();
    }
}
