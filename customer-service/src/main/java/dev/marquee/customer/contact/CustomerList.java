package dev.marquee.customer.contact;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers, many at a time. */
@Repository
public class CustomerList {

    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final Addresses addresses;

    CustomerList(JdbcClient jdbc, Addresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    /** A page of those whom the viewer may see. */
    public List<CustomerView> page(CustomerQuery query, Viewer viewer, int size, long offset) {
        return views(
                select("c.*", query, viewer, order(query) + " limit :size offset :offset")
                        .param("size", size)
                        .param("offset", offset)
                        .query(CustomerRow::read)
                        .list());
    }

    /** How many there are on all pages. */
    public long count(CustomerQuery query, Viewer viewer) {
        return select("count(*)", query, viewer, "").query(Long.class).single();
    }

    /**
     * All of them, read as they are taken: a file that somebody fetches slowly holds no connection
     * to the database.
     */
    Stream<CustomerView> all(CustomerQuery query, Viewer viewer) {
        var ids = select("c.id", query, viewer, order(query)).query(Long.class).list();
        return Stream.iterate(0, from -> from < ids.size(), from -> from + CHUNK)
                .map(from -> ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                .flatMap(chunk -> views(these(chunk, viewer)).stream());
    }

    /** Those of these customers whom the viewer may see, in this order. */
    public List<Customer> these(Collection<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) return List.of();
        Map<Long, Customer> found =
                jdbc
                        .sql("select c.* from customer c where c.id in (:ids) and " + viewer.sees())
                        .params(viewer.params())
                        .param("ids", ids)
                        .query(CustomerRow::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Customer::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private List<CustomerView> views(List<Customer> customers) {
        var further = addresses.furtherOf(customers.stream().map(Customer::id).toList());
        return customers.stream()
                .map(one -> CustomerView.of(one, further.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private JdbcClient.StatementSpec select(
            String what, CustomerQuery query, Viewer viewer, String rest) {
        return jdbc.sql(
                        "select %s from customer c where %s%s%s"
                                .formatted(what, viewer.sees(), query.condition(), rest))
                .params(viewer.params())
                .params(query.params());
    }

    private static String order(CustomerQuery query) {
        return "order by %1$s%2$s, c.id%2$s"
                .formatted(query.column(), query.descending() ? " desc" : "");
    }
}
