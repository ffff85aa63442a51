package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.ArchiveTable;
import dev.marquee.platform.archive.FieldType;
import dev.marquee.platform.archive.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Takes an archive's rows into the tables of a service, in one transaction: all of them, or none.
 * It writes nothing to the outbox: nobody is told, and nothing is sent.
 */
public class ArchiveImport implements Taker {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<ImportRule> rules;
    private final Map<String, ArchiveTable> tables;
    private final TableColumns columns;
    private final NewIds ids;
    private final Clock clock;

    ArchiveImport(
            String service,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            boolean h2,
            Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        rules = ImportRule.of(service);
        tables =
                ArchiveTable.of(service).stream()
                        .collect(Collectors.toMap(ArchiveTable::name, table -> table));
        columns = new TableColumns(jdbc);
        ids = new NewIds(jdbc, h2);
    }

    @Override
    public Map<String, List<String>> reserve(Map<String, Integer> counts) {
        Map<String, List<String>> taken = new TreeMap<>();
        var sequences = NewIds.sequences(rules);
        for (var table : tables.values())
            if (filled().contains(table.name())
                    && counts.containsKey(table.kind())
                    && hasNumbers(table))
                taken.put(
                        table.kind(),
                        ids.take(
                                table.name(),
                                sequences.get(table.name()),
                                counts.get(table.kind())));
        return taken;
    }

    /**
     * Takes the rows in; once, however often it is asked.
     *
     * @throws org.springframework.dao.DataAccessException if rows do not fit those that are here.
     *     Then none came in
     */
    @Override
    public void take(Coming coming, Payload payload) {
        transaction.executeWithoutResult(status -> {
            if (isDone(coming)) return;
            jdbc.update(
                    "insert into import_done (hash, organizer_id, done_at) values (?, ?, ?)",
                    coming.hash(),
                    coming.organizer(),
                    clock.instant().atOffset(ZoneOffset.UTC));
            try {
                rows(coming, payload);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Others are known by what they belong to. */
    private static boolean hasNumbers(ArchiveTable table) {
        return table.columns().stream().anyMatch(it -> it.field().type() == FieldType.ID);
    }

    private boolean isDone(Coming coming) {
        return jdbc.queryForList(
                        "select organizer_id from import_done where hash = ?",
                        Long.class,
                        coming.hash())
                .contains(coming.organizer());
    }

    private void rows(Coming coming, Payload payload) throws IOException {
        ImportedNames names;
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                payload.read(coming.names()), StandardCharsets.UTF_8))) {
            names = ImportedNames.read(in);
        }
        names.store(jdbc);
        var files = new ImportedFiles(jdbc, payload, rules);
        var values = new ImportValues(names, files, columns, coming.organizer(), clock.instant());
        var named = new NamedParameterJdbcTemplate(jdbc);
        for (var table : kept().toList())
            payload.readRows(table.kind(), row -> keep(coming.organizer(), table.kind(), row));
        for (var name : columns.ordered(filled())) {
            var table = Objects.requireNonNull(tables.get(name));
            if (!payload.counts().containsKey(table.kind())) continue;
            var into = new TableImport(named, table, of(name), values, files);
            payload.readRows(table.kind(), into::add);
            into.end();
        }
        for (var rule : rules)
            if (rule.column().equals(ImportRule.AFTER)) named.update(rule.about(), values.common());
    }

    private Stream<ArchiveTable> kept() {
        return tables.values().stream().filter(it -> TableImport.is(of(it.name()), "kept"));
    }

    private List<String> filled() {
        return tables.keySet().stream()
                .filter(name ->
                        !TableImport.is(of(name), "kept") && !TableImport.is(of(name), "given"))
                .sorted()
                .toList();
    }

    private List<ImportRule> of(String table) {
        return rules.stream().filter(rule -> rule.table().equals(table)).toList();
    }

    private void keep(long organizer, String kind, JsonNode row) {
        jdbc.update(
                "insert into import_row (organizer_id, kind, ref, content) values (?, ?, ?, ?)",
                organizer,
                kind,
                row.path("id").stringValue(),
                row.toString());
    }
}
