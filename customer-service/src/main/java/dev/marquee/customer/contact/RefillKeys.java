package dev.marquee.customer.contact;

import dev.marquee.platform.database.Refill;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Customers of before are found as new ones are. */
@Component
public class RefillKeys extends Refill {

    public RefillKeys() {
        super("7", "keys folded again");
    }

    @Override
    protected String select() {
        return "select id, name, email, email_key, phone, address from customer where id > ? and erased_at is null order by id";
    }

    @Override
    protected String update() {
        return "update customer set name_key = ?, phone_key = ?, address_key = ?, search_key = ? where id = ?";
    }

    @Override
    protected List<String> values(Connection connection, ResultSet row) throws SQLException {
        var name = row.getString("name");
        var phone = row.getString("phone");
        var addresses =
                new ArrayList<>(List.of(row.getString("email"), row.getString("email_key")));
        try (var all =
                connection.prepareStatement(
                        "select email, email_key from customer_address where customer_id = ? order by email_key")) {
            all.setLong(1, row.getLong("id"));
            try (var each = all.executeQuery()) {
                while (each.next()) {
                    addresses.add(each.getString(1));
                    addresses.add(each.getString(2));
                }
            }
        }
        return List.of(
                Folded.words(name),
                Folded.phone(phone),
                Folded.address(row.getString("address")),
                Folded.search(name, phone, addresses));
    }
}
