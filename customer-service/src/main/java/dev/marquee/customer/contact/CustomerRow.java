package dev.marquee.customer.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers as rows. */
final class CustomerRow {

    private CustomerRow() {}

    static Customer read(ResultSet row, int n) throws SQLException {
        return new Customer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("feedback"),
                Origin.of(row.getString("origin")).orElseThrow(),
                row.getObject("added_by", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    /** The parameters name, email, key, phone, address, feedback and the folded ones. */
    static Map<String, Object> values(Details details) {
        var values = new HashMap<String, Object>();
        values.put("name", details.name());
        values.put("email", details.email());
        values.put("key", details.key());
        values.put("phone", details.phone());
        values.put("address", details.address());
        values.put("feedback", details.feedback());
        values.put("nameKey", Folded.words(details.name()));
        values.put("phoneKey", Folded.phone(details.phone()));
        values.put("addressKey", Folded.address(details.address()));
        values.put("searchKey", search(details));
        return values;
    }

    /** What a customer with this one address is searched by. */
    static String search(Details details) {
        return Folded.search(
                details.name(), details.phone(), List.of(details.email(), details.key()));
    }
}
