package dev.marquee.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.PersonalData;
import dev.marquee.platform.test.PersonalData.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/personal-data.csv} calls blanked is blanked by somebody: a statement of an
 * erasure in the same service sets it, or deletes its rows.
 */
class BlankedColumnsTest {

    /** Where a statement does not name its table or column, and where it is. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    // QuotaTransfer moves what an erased address has bought
                    "ticket,buyer_quota,email", "ticket,buyer_type_quota,email");

    private static final Pattern ERASURE = Pattern.compile("Eras|Forget|Blank");
    private static final Pattern ERASES = Pattern.compile("(?i)eras|forget|blank|^close$");
    private static final Pattern METHOD =
            Pattern.compile(
                    "\\n    (?:public |private |protected |static |final )*[\\w<>\\[\\], ?.@]+ (\\w+)\\([^;]*?\\{");

    @Test
    void what_is_called_blanked_is_set_by_an_erasure() throws Exception {
        var statements = statements();
        var blanked =
                PersonalData.columns().stream()
                        .filter(column -> column.erased().equals("blanked"))
                        .toList();
        assertThat(blanked).hasSizeGreaterThan(80);

        assertThat(
                        blanked.stream()
                                .filter(column -> !ELSEWHERE.contains(column.name()))
                                .filter(column ->
                                        !isErased(
                                                column,
                                                statements.getOrDefault(column.service(), "")
                                                        + statements.get("platform")))
                                .map(Column::name))
                .as("called blanked, and kept: write why, or blank it")
                .isEmpty();
    }

    @Test
    void a_column_that_nobody_sets_is_seen() {
        var statement = "\"update diary set dear = '' where id = ?\")";
        assertThat(isErased(column("dear"), statement)).isTrue();
        assertThat(isErased(column("author"), statement)).isFalse();
        assertThat(isErased(column("author"), "delete from diary where id = ?")).isTrue();
    }

    private static Column column(String name) {
        return new Column("x", "diary", name, "account", "memory", "yes", "blanked", "a year");
    }

    private static boolean isErased(Column column, String statements) {
        var table = Pattern.quote(column.table());
        var name = Pattern.quote(column.column());
        if (Pattern.compile("delete from " + table + "\\b").matcher(statements).find()) return true;
        // a list of columns, each of which is set
        if (Pattern.compile("\"%s\",\\s*\"%s\"".formatted(table, name)).matcher(statements).find())
            return true;
        var update = Pattern.compile("update " + table + "\\b").matcher(statements);
        var sets = Pattern.compile("\\b" + name + "\\s*=");
        while (update.find()) {
            var rest = statements.substring(update.end());
            var end = rest.indexOf(".update()");
            var semicolon = rest.indexOf(";\n");
            if (end < 0 || semicolon >= 0 && semicolon < end) end = semicolon;
            if (sets.matcher(end < 0 ? rest : rest.substring(0, end)).find()) return true;
        }
        return false;
    }

    /** What erases, of each service, and of the platform. */
    private static Map<String, String> statements() throws IOException {
        var all = new HashMap<String, String>();
        for (var module : modules())
            try (var files = Files.walk(module.resolve("src/main/java"))) {
                var text =
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(BlankedColumnsTest::erasing)
                                .collect(Collectors.joining("\n"));
                all.merge(service(module), text, String::concat);
            }
        return all;
    }

    private static List<Path> modules() throws IOException {
        try (var found = Files.walk(PersonalData.root(), 2)) {
            return found.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .toList();
        }
    }

    private static String service(Path module) {
        var name = module.getFileName().toString();
        return name.endsWith("-service") ? name.replace("-service", "") : "platform";
    }

    private static String erasing(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Accounts has one way to change a row
        text = text.replaceAll("change\\(\\s*id,\\s*\"", "\"update account set ");
        if (ERASURE.matcher(file.getFileName().toString()).find()) return text;
        var erasing = new StringBuilder();
        var method = METHOD.matcher(text);
        var from = -1;
        while (method.find()) {
            if (from >= 0) erasing.append(text, from, method.start());
            from = ERASES.matcher(method.group(1)).find() ? method.start() : -1;
        }
        if (from >= 0) erasing.append(text.substring(from));
        return erasing.toString();
    }
}
