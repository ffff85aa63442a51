package dev.marquee.ticket.erasure;

import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of files from other systems that name a person. It may be another one than who comes:
 * whoever ordered, or somebody in a note.
 */
final class ImportedLines {

    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    private record Line(long ticketId, String cells) {}

    private ImportedLines() {}

    static void erase(JdbcClient jdbc, EmailAddress email) {
        var named = names(email);
        var lines =
                jdbc.sql(
                                "select ticket_id, cells from imported_ticket where position(:email in lower(cells)) > 0")
                        .param("email", email.value())
                        .query(Line.class)
                        .list();
        for (var line : lines)
            if (cells(line).stream().anyMatch(cell -> named.matcher(cell).find()))
                jdbc.sql("delete from imported_ticket where ticket_id = ?")
                        .param(line.ticketId)
                        .update();
    }

    private static List<String> cells(Line line) {
        return JsonMapper.shared().readValue(line.cells, PAIRS).stream()
                .map(List::getLast)
                .toList();
    }

    /** The address itself: joana@x.org and ana@x.org.br are others than ana@x.org. */
    private static Pattern names(EmailAddress email) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}._%+-])"
                        + Pattern.quote(email.value())
                        + "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
