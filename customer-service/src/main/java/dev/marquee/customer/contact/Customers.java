package dev.marquee.customer.contact;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customers, one at a time. */
@Repository
public class Customers {

    private static final String COLUMNS =
            "name, email, email_key, phone, address, feedback, origin, added_by, book, created_at, name_key, phone_key, address_key, search_key";
    private static final String BY_ADDRESS =
            """
            select a.email_key as known_as, c.* from customer_address a join customer c on c.id = a.customer_id
            where a.email_key in (:keys) and (:all or a.book in (0, :viewer))
            order by case when a.book = 0 then 0 else 1 end, c.id
            """;

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Clock clock;

    Customers(JdbcClient jdbc, Addresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A customer whom the viewer may see, also by the id of one that was merged into it. */
    public Optional<Customer> find(long id, Viewer viewer) {
        return jdbc.sql(
                        "select c.* from customer c where c.id = coalesce((select to_id from customer_moved where from_id = :id), :id) and "
                                + viewer.sees())
                .params(viewer.params())
                .param("id", id)
                .query(CustomerRow::read)
                .optional();
    }

    /** One that was erased too: events go on naming it. */
    Optional<Customer> findAlsoErased(long id, Viewer viewer) {
        var found = find(id, viewer);
        if (found.isPresent()) return found;
        return jdbc.sql("select * from customer where id = ? and erased_at is not null")
                .param(id)
                .query(CustomerRow::read)
                .optional();
    }

    /**
     * The customers whom the viewer knows by these addresses, by address. Where both the house and
     * an organiser know somebody, the house's counts.
     */
    public Map<String, Customer> byAddress(Collection<String> keys, Viewer viewer) {
        var found = new HashMap<String, Customer>();
        if (keys.isEmpty()) return found;
        jdbc.sql(BY_ADDRESS)
                .params(viewer.params())
                .param("keys", keys)
                .param("all", viewer.all())
                .query(row -> {
                    var key = row.getString("known_as");
                    if (!found.containsKey(key))
                        found.put(key, CustomerRow.read(row, row.getRow()));
                });
        return found;
    }

    /** The same for one address. */
    Optional<Customer> byAddress(String address, Viewer viewer) {
        return Optional.ofNullable(byAddress(List.of(address), viewer).get(address));
    }

    /**
     * Locks customers that are not erased until the transaction ends, in the order of their ids, so
     * that two who lock the same ones never wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Customer> lock(Collection<Long> ids) {
        // By id alone: H2 locks every row that a condition finds.
        return jdbc
                .sql("select * from customer where id in (:ids) order by id for update")
                .param("ids", ids)
                .query((row, n) ->
                        row.getObject("erased_at", OffsetDateTime.class) == null
                                ? Optional.of(CustomerRow.read(row, n))
                                : Optional.<Customer>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Adds a customer, or does nothing where the address is taken in that book: then it is empty.
     */
    @Transactional
    public Optional<Long> add(NewCustomer customer) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into customer ("
                                + COLUMNS
                                + ") values (:name, :email, :key, :phone, :address, :feedback, :origin, :addedBy, :book, :now, :nameKey, :phoneKey, :addressKey, :searchKey)")
                .params(CustomerRow.values(customer.details()))
                .param("origin", customer.origin().word())
                .param("addedBy", customer.addedBy())
                .param("book", customer.book())
                .param("now", now())
                .update(key, "id");
        var id = Objects.requireNonNull(key.getKey()).longValue();
        var details = customer.details();
        if (addresses.add(customer.book(), details.key(), id, details.email()))
            return Optional.of(id);
        jdbc.sql("delete from customer where id = ?").param(id).update();
        return Optional.empty();
    }

    /**
     * Changes what is known of a customer, whose addresses in the books are as they shall be.
     *
     * @param expected the version that is to be changed; null for any
     * @return whether it had that version
     */
    @Transactional
    public boolean change(long id, Details details, @Nullable Long expected) {
        var addresses =
                this.addresses.of(id).stream()
                        .flatMap(known -> Stream.of(known.email(), known.key()))
                        .toList();
        return jdbc.sql(
                                """
                                update customer set name = :name, email = :email, email_key = :key, phone = :phone,
                                                    address = :address, feedback = :feedback, name_key = :nameKey,
                                                    phone_key = :phoneKey, address_key = :addressKey, search_key = :search,
                                                    version = version + 1
                                where id = :id and erased_at is null and (:any or version = :expected)
                                """)
                        .params(CustomerRow.values(details))
                        .param("search", Folded.search(details.name(), details.phone(), addresses))
                        .param("id", id)
                        .param("any", expected == null)
                        .param("expected", expected == null ? 0 : expected)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
