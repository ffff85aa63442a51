package dev.marquee.customer.merge;

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

    private static final String SAME =
            """
            select m.first_id, c.id as second_id, %1$d as reason
            from (select c.%2$s as same, min(c.id) as first_id from customer c
                  where c.%2$s <> '' and %3$s group by c.%2$s having count(*) > 1) m
            join customer c on c.%2$s = m.same and c.id > m.first_id where %3$s
            """;
    private static final String SAME_ADDRESS =
            """
            select m.first_id, x.customer_id as second_id, %1$d as reason
            from (select a.email_key as same, min(a.customer_id) as first_id from customer_address a
                  group by a.email_key having min(a.customer_id) < max(a.customer_id)) m
            join customer_address x on x.email_key = m.same and x.customer_id > m.first_id
            where m.first_id in (select c.id from customer c where %2$s)
              and x.customer_id in (select c.id from customer c where %2$s)
            """;

    private final JdbcClient jdbc;

    Duplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of pairs, those with the most and the surest reasons first. */
    List<Pair> page(Viewer viewer, int size, long offset) {
        return jdbc.sql(
                        pairs(viewer)
                                + " order by weight desc, first_id, second_id limit :size offset :offset")
                .params(viewer.params())
                .param("size", size)
                .param("offset", offset)
                .query(Duplicates::pair)
                .list();
    }

    long count(Viewer viewer) {
        return jdbc.sql("select count(*) from (" + pairs(viewer) + ") p")
                .params(viewer.params())
                .query(Long.class)
                .single();
    }

    /** Those that a customer is a part of. */
    List<Pair> of(long customer, Viewer viewer) {
        return jdbc.sql(
                        "select * from ("
                                + pairs(viewer)
                                + ") p where first_id = :id or second_id = :id order by weight desc limit 10")
                .params(viewer.params())
                .param("id", customer)
                .query(Duplicates::pair)
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
        from (select distinct first_id, second_id, reason from (%s) alike) d
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
