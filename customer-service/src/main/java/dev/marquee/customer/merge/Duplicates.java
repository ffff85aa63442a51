package dev.marquee.customer.merge;

import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.Folded;
import dev.marquee.customer.contact.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may stand there twice: with the same telephone number, name or postal address, or with the
 * same e-mail address in two books. Of several who are alike, each is paired with the first.
 */
@Repository
class Duplicates {

    /** Two customers, the older first. */
    record Pair(long first, long second, Set<Reason> reasons) {}

    /** No more are read; the surest are among them. */
    static final int MOST = 500;

    private static final String SAME =
            """
            select first_id, second_id, %1$d as reason
            from (select c.id as second_id, min(c.id) over (partition by c.%2$s) as first_id from customer c
                  where c.%2$s in (select d.%2$s from customer d where d.%2$s <> '' group by d.%2$s having count(*) > 1)
                    and %3$s) alike
            where second_id > first_id
            """;

    /** Two who share several addresses are one pair all the same. */
    private static final String SAME_ADDRESS =
            """
            select distinct first_id, second_id, %1$d as reason
            from (select a.customer_id as second_id, min(a.customer_id) over (partition by a.email_key) as first_id
                  from customer_address a join customer c on c.id = a.customer_id
                  where a.email_key in (select d.email_key from customer_address d group by d.email_key
                                        having min(d.customer_id) < max(d.customer_id))
                    and %2$s) alike
            where second_id > first_id
            """;

    private final JdbcClient jdbc;

    Duplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whom the viewer sees, with the most and the surest reasons first. */
    List<Pair> all(Viewer viewer) {
        return jdbc.sql(pairs(viewer) + " order by weight desc, first_id, second_id limit " + MOST)
                .params(viewer.params())
                .query(Duplicates::pair)
                .list();
    }

    /** The ids of those who look like a customer. */
    List<Long> of(Customer customer, Viewer viewer) {
        var details = customer.details();
        return jdbc.sql(
                        """
                        select c.id from customer c
                        where (c.phone_key <> '' and c.phone_key = :phone or c.name_key <> '' and c.name_key = :name
                               or c.address_key <> '' and c.address_key = :address
                               or c.id in (select o.customer_id from customer_address o join customer_address a on a.email_key = o.email_key
                                           where a.customer_id = :id))
                          and c.id <> :id and %s
                          and not exists (select 1 from customer_distinct n
                                          where n.first_id = c.id and n.second_id = :id or n.first_id = :id and n.second_id = c.id)
                        order by c.id limit 10
                        """
                                .formatted(viewer.sees()))
                .params(viewer.params())
                .param("phone", Folded.phone(details.phone()))
                .param("name", Folded.words(details.name()))
                .param("address", Folded.address(details.address()))
                .param("id", customer.id())
                .query(Long.class)
                .list();
    }

    /** Says that these two are not the same, so that they are not suggested again. */
    @Transactional
    void areDistinct(long one, long other) {
        jdbc.sql(
                        "insert into customer_distinct (first_id, second_id) values (?, ?) on conflict do nothing")
                .params(Math.min(one, other), Math.max(one, other))
                .update();
    }

    /** The reasons as bits, so that the surer ones weigh more. */
    private static String pairs(Viewer viewer) {
        var sees = viewer.sees();
        var same =
                Stream.of(
                        SAME_ADDRESS.formatted(bit(Reason.EMAIL), sees),
                        SAME.formatted(bit(Reason.PHONE), "phone_key", sees),
                        SAME.formatted(bit(Reason.ADDRESS), "address_key", sees),
                        SAME.formatted(bit(Reason.NAME), "name_key", sees));
        return """
        select first_id, second_id, sum(reason) as weight
        from (%s) d
        where not exists (select 1 from customer_distinct n where n.first_id = d.first_id and n.second_id = d.second_id)
        group by first_id, second_id
        """
                .formatted(same.collect(Collectors.joining(" union all ")));
    }

    private static int bit(Reason reason) {
        return 1 << (Reason.values().length - 1 - reason.ordinal());
    }

    private static Pair pair(ResultSet row, int n) throws SQLException {
        var reasons = EnumSet.noneOf(Reason.class);
        for (var reason : Reason.values())
            if ((row.getInt("weight") & bit(reason)) != 0) reasons.add(reason);
        return new Pair(row.getLong("first_id"), row.getLong("second_id"), reasons);
    }
}
