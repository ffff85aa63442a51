package dev.marquee.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers and their histories. No two customers have the same e-mail address. */
@Repository
class Customers {

    private static final String WHERE =
            " where lower(name) like :q escape '!' or email_key like :q escape '!' or phone like :q escape '!' ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a customer, or does nothing where the e-mail address is taken: then it is empty. */
    Optional<Customer> add(CustomerRequest request) {
        var added =
                jdbc.sql(
                                """
                                insert into customer (name, email, email_key, phone, address, feedback, created_at)
                                values (:name, :email, :key, :phone, :address, :feedback, :now) on conflict do nothing
                                """)
                        .params(values(request))
                        .param("now", now())
                        .update();
        return added == 1 ? findByEmail(request) : Optional.empty();
    }

    /**
     * Changes a customer.
     *
     * @return whether there is one
     * @throws org.springframework.dao.DuplicateKeyException if the new e-mail address is another
     *     customer's
     */
    boolean change(long id, CustomerRequest request) {
        return jdbc.sql(
                                """
                                update customer set name = :name, email = :email, email_key = :key, phone = :phone,
                                                    address = :address, feedback = :feedback
                                where id = :id
                                """)
                        .params(values(request))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets a customer and the history. Returns whether there was one. */
    boolean delete(long id) {
        return jdbc.sql("delete from customer where id = ?").param(id).update() == 1;
    }

    Optional<Customer> find(long id) {
        return jdbc.sql("select * from customer where id = ?")
                .param(id)
                .query(Customers::customer)
                .optional();
    }

    /** The customer with this e-mail address, however it is spelled. */
    Optional<Customer> findByEmail(CustomerRequest request) {
        return jdbc.sql("select * from customer where email_key = ?")
                .param(key(request))
                .query(Customers::customer)
                .optional();
    }

    /** Customers by name whose name, e-mail address or telephone has {@code search} in it. */
    List<Customer> list(String search, int size, long offset) {
        return jdbc.sql(
                        "select * from customer"
                                + WHERE
                                + "order by name, id limit :size offset :offset")
                .param("q", pattern(search))
                .param("size", size)
                .param("offset", offset)
                .query(Customers::customer)
                .list();
    }

    long count(String search) {
        return jdbc.sql("select count(*) from customer" + WHERE)
                .param("q", pattern(search))
                .query(Long.class)
                .single();
    }

    /** Adds a line to the history. Returns false where there is no such customer. */
    boolean note(long customer, String author, String text) {
        return jdbc.sql(
                                """
                                insert into customer_note (customer_id, author, text, created_at)
                                select id, :author, :text, :now from customer where id = :customer
                                """)
                        .param("author", author)
                        .param("text", text)
                        .param("now", now())
                        .param("customer", customer)
                        .update()
                == 1;
    }

    /** The history, the newest first, 200 lines at most. */
    List<Note> history(long customer) {
        return jdbc.sql(
                        "select * from customer_note where customer_id = ? order by id desc limit 200")
                .param(customer)
                .query((row, n) ->
                        new Note(
                                row.getLong("id"),
                                row.getString("author"),
                                row.getString("text"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static java.util.Map<String, ?> values(CustomerRequest request) {
        return java.util.Map.of(
                "name", CustomerRequest.clean(request.name()),
                "email", CustomerRequest.clean(request.email()),
                "key", key(request),
                "phone", CustomerRequest.clean(request.phone()),
                "address", CustomerRequest.clean(request.address()),
                "feedback", CustomerRequest.clean(request.feedback()));
    }

    private static String key(CustomerRequest request) {
        return EmailKey.of(CustomerRequest.clean(request.email())).orElseThrow().value();
    }

    private static String pattern(String search) {
        return "%" + search.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static Customer customer(ResultSet row, int n) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("feedback"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
