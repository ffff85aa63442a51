package dev.marquee.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.archive.TableLine;
import dev.marquee.platform.test.PersonalData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every table and every column of every service is in an organiser's archive, or left out for a
 * reason. What there is, PersonalDataTest compares with the databases.
 */
class ArchiveTablesTest {

    /** What no archive may have, however it is called. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "secret|token|password|salt|hash|p256|idempot|action_url|(^|[._])note$|(^|[._])pin$");

    /** Of a template's words, which are no secret. */
    private static final Set<String> NO_SECRETS = Set.of("template.base_hash");

    @Test
    void every_column_is_in_the_archive_or_left_out_for_a_reason() {
        for (var service : TableLine.SERVICES) {
            var stored = new TreeSet<String>();
            for (var column : PersonalData.columns())
                if (column.service().equals(service))
                    stored.add(column.table() + "." + column.column());
            assertThat(missing(stored, TableLine.of(service)))
                    .as("not in archive/%s.csv: add a line for each, or for its table", service)
                    .isEmpty();
            assertThat(unknown(stored, TableLine.of(service)))
                    .as("in archive/%s.csv, and no column", service)
                    .isEmpty();
        }
    }

    @Test
    void what_stays_out_has_a_reason() {
        assertThat(
                        TableLine.SERVICES.stream()
                                .flatMap(service -> TableLine.of(service).stream())
                                .filter(line -> line.isLeftOut() && line.about().isBlank()))
                .isEmpty();
    }

    @Test
    void no_secret_goes_along() {
        assertThat(
                        TableLine.SERVICES.stream()
                                .flatMap(service -> TableLine.of(service).stream())
                                .filter(line -> !line.isLeftOut() && !line.isTable())
                                .map(line -> line.table() + "." + line.column())
                                .filter(column -> !NO_SECRETS.contains(column))
                                .filter(column -> SECRET.matcher(column).find()))
                .isEmpty();
    }

    @Test
    void the_pin_that_makes_supervisors_is_a_secret() {
        assertThat(SECRET.matcher("entry_settings.supervisor_pin").find()).isTrue();
        assertThat(SECRET.matcher("event.pin").find()).isTrue();
        assertThat(SECRET.matcher("event.spinner").find()).isFalse();
    }

    @Test
    void a_table_and_a_column_that_nobody_wrote_a_line_for_are_seen() {
        var lines =
                List.of(
                        new TableLine("diary", "*", "diary", "rows", "true"),
                        new TableLine("diary", "id", "id", "id", ""),
                        new TableLine("draft", "*", "-", "", "not ready"));
        assertThat(missing(Set.of("diary.id", "diary.dear", "draft.id", "letter.id"), lines))
                .isEqualTo("diary.dear\nletter.id");
    }

    private static String missing(Set<String> stored, List<TableLine> lines) {
        Set<String> out = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (var line : lines) {
            if (line.isTable() && line.isLeftOut()) out.add(line.table());
            written.add(line.table() + "." + line.column());
        }
        return stored.stream()
                .filter(column -> !written.contains(column))
                .filter(column -> !out.contains(column.substring(0, column.indexOf('.'))))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> unknown(Set<String> stored, List<TableLine> lines) {
        var unknown = new ArrayList<String>();
        for (var line : lines)
            if (line.isTable()
                    ? !line.table().startsWith("(")
                            && stored.stream().noneMatch(it -> it.startsWith(line.table() + "."))
                    : !Set.of("$", "+").contains(line.column())
                            && !stored.contains(line.table() + "." + line.column()))
                unknown.add(line.table() + "." + line.column());
        return unknown;
    }
}
