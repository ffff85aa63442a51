package dev.marquee.event.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of events. They come with the database and do not change while it runs. */
@Component
class Categories {

    static final String OTHER = "Other";

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> all() {
        return jdbc.sql("select name from category order by position").query(String.class).list();
    }

    /** The category of this name, in its own spelling. */
    Optional<String> find(String name) {
        return all().stream().filter(name.strip()::equalsIgnoreCase).findFirst();
    }
}
