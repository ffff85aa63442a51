package dev.marquee.customer.imports;

import dev.marquee.platform.value.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes people who are erased out of files that are kept, whatever becomes of their lines. */
@Component
public class ForgetImports {

    private static final String BETWEEN = "[\\s,;|<>()\\[\\]\":]+";

    private record Content(String text, boolean planned) {}

    private record Cells(int line, String key, String[] typed) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ForgetImports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Forgets lines that have one of these addresses in any column, and files as they were brought
     * that have one. Such a file that nobody said the columns of is forgotten as a whole.
     *
     * @param addresses in their one spelling
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> addresses) {
        var sought = Set.copyOf(addresses);
        if (sought.isEmpty()) return;
        for (var id : ids()) {
            // The file first: who plans it at this moment has it locked, and its new lines are
            // seen.
            forgetContent(id, sought);
            for (var cells : lines(id))
                if (sought.contains(cells.key())
                        || Stream.of(cells.typed()).anyMatch(cell -> has(cell, sought)))
                    jdbc.sql("delete from customer_import_line where import_id = ? and line = ?")
                            .params(id, cells.line())
                            .update();
        }
    }

    /** One after the other, since each may be large. */
    private List<Long> ids() {
        return jdbc.sql("select id from customer_import order by id").query(Long.class).list();
    }

    private void forgetContent(long id, Set<String> sought) {
        var found =
                jdbc.sql(
                                "select content, reading, planned from customer_import where id = ? and content is not null for update")
                        .param(id)
                        .query((row, n) ->
                                new Content(
                                        json.readValue(row.getString("reading"), Reading.class)
                                                .encodingRead()
                                                .decode(row.getBytes("content")),
                                        row.getBoolean("planned")))
                        .optional()
                        .filter(content -> has(content.text(), sought));
        found.ifPresent(content ->
                jdbc.sql(
                                content.planned()
                                        ? "update customer_import set content = null where id = ?"
                                        : "delete from customer_import where id = ?")
                        .param(id)
                        .update());
    }

    private List<Cells> lines(long file) {
        return jdbc.sql(
                        "select line, email_key, typed from customer_import_line where import_id = ?")
                .param(file)
                .query((row, n) ->
                        new Cells(
                                row.getInt("line"),
                                row.getString("email_key"),
                                json.readValue(row.getString("typed"), String[].class)))
                .list();
    }

    private static boolean has(String text, Set<String> sought) {
        return Stream.of(text.split(BETWEEN))
                .filter(word -> word.indexOf('@') > 0 || word.indexOf('＠') > 0)
                .flatMap(word -> EmailAddress.parse(word).stream())
                .anyMatch(address -> sought.contains(address.value()));
    }
}
