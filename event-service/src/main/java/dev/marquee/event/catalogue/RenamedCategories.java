package dev.marquee.event.catalogue;

import dev.marquee.event.category.CategoryRenamed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events are found by the new name of their category. */
@Component
class RenamedCategories {

    record Texts(
            long id,
            String code,
            String name,
            @Nullable String location,
            String category,
            @Nullable String description) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RenamedCategories(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** In the transaction of the change. */
    @EventListener
    void renamed(CategoryRenamed change) {
        var rows =
                jdbc.sql(
                                "select id, code, name, location, category, description from event where category = ?")
                        .param(change.to())
                        .query(Texts.class)
                        .list();
        batches.batchUpdate(
                "update event set search_text = ? where id = ?",
                rows.stream().map(RenamedCategories::parameters).toList());
    }

    private static Object[] parameters(Texts event) {
        var words =
                SearchText.of(
                        event.code(),
                        event.name(),
                        event.location(),
                        event.category(),
                        event.description());
        return List.<Object>of(words, event.id()).toArray();
    }
}
