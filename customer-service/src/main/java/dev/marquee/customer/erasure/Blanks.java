package dev.marquee.customer.erasure;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes everything personal from customers. The row stays, for the events that name it. */
@Repository
class Blanks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Blanks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The customers who share an address with this one, in whoever's book, and who share with
     * those.
     */
    TreeSet<Long> samePerson(long customer) {
        var found = new TreeSet<>(Set.of(customer));
        for (var before = 0; before < found.size(); ) {
            before = found.size();
            found.addAll(
                    jdbc.sql(
                                    """
                                    select distinct o.customer_id from customer_address a
                                    join customer_address o on o.email_key = a.email_key
                                    where a.customer_id in (:customers)
                                    """)
                            .param("customers", found)
                            .query(Long.class)
                            .list());
        }
        return found;
    }

    /** The addresses of customers in their one spelling. */
    List<String> addresses(Collection<Long> customers) {
        return jdbc.sql(
                        "select distinct email_key from customer_address where customer_id in (:customers) order by email_key")
                .param("customers", customers)
                .query(String.class)
                .list();
    }

    /** Blanks customers that are locked. */
    void blank(Collection<Long> customers) {
        jdbc.sql(
                        """
                        update customer set name = '(erased)', email = 'erased-' || id || '@erased.invalid',
                               email_key = 'erased-' || id || '@erased.invalid', phone = '', address = '', feedback = '',
                               name_key = '', phone_key = '', address_key = '', search_key = '', added_by = null,
                               version = version + 1, erased_at = :now
                        where id in (:customers)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("customers", customers)
                .update();
        for (var table : List.of("customer_address", "customer_note", "customer_import_line"))
            jdbc.sql("delete from " + table + " where customer_id in (:customers)")
                    .param("customers", customers)
                    .update();
        jdbc.sql(
                        "delete from customer_distinct where first_id in (:customers) or second_id in (:customers)")
                .param("customers", customers)
                .update();
    }

    /** Blanks who stands here with one of these addresses only because of having bought. */
    void blankBuyers(Collection<String> addresses) {
        var buyers =
                jdbc.sql(
                                """
                                select distinct c.id from customer c join customer_address a on a.customer_id = c.id
                                where a.email_key in (:addresses) and c.origin = 'buyer'
                                """)
                        .param("addresses", addresses)
                        .query(Long.class)
                        .list();
        if (!buyers.isEmpty()) blank(buyers);
    }
}
