package dev.marquee.event.catalogue;

import dev.marquee.platform.database.Refill;
import dev.marquee.platform.language.NameOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Events of before are sorted by name as new ones are. */
@Component
public class RefillNameKeys extends Refill {

    public RefillNameKeys() {
        super("25", "name keys");
    }

    @Override
    protected String select() {
        return "select id, name, main_lang from event where id > ? order by id";
    }

    @Override
    protected String update() {
        return "update event set name_key = ? where id = ?";
    }

    @Override
    protected List<String> values(Connection connection, ResultSet row) throws SQLException {
        return List.of(NameOrder.key(row.getString("name"), row.getString("main_lang")));
    }
}
