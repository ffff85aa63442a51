package dev.marquee.event.catalogue;

import dev.marquee.platform.database.Refill;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Events of before are found as new ones are. */
@Component
public class RefillSearchText extends Refill {

    public RefillSearchText() {
        super("11", "search text folded again");
    }

    @Override
    protected String select() {
        return "select id, code, name, location, category, description from event where id > ? order by id";
    }

    @Override
    protected String update() {
        return "update event set search_text = ? where id = ?";
    }

    @Override
    protected List<String> values(Connection connection, ResultSet row) throws SQLException {
        return List.of(
                SearchText.of(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("location"),
                        row.getString("category"),
                        row.getString("description")));
    }
}
