package dev.marquee.event.category;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of events, in the order in which people choose from them. */
@Component
public class Categories {

    /** What an event is that says no kind; this one stays as it is. */
    public static final String OTHER = "Other";

    /** With the number of its events. */
    record Used(String name, long events) {

        public boolean isFixed() {
            return name.equals(OTHER);
        }
    }

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> all() {
        return jdbc.sql("select name from category order by position").query(String.class).list();
    }

    /** The category of this name, in its own spelling. */
    public Optional<String> find(String name) {
        return all().stream().filter(name.strip()::equalsIgnoreCase).findFirst();
    }

    List<Used> used() {
        return jdbc.sql(
                        """
                        select c.name, count(e.id) as events from category c left join event e on e.category = c.name
                        group by c.name, c.position order by c.position
                        """)
                .query(Used.class)
                .list();
    }
}
