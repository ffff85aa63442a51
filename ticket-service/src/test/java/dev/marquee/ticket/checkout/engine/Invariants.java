package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks a whole database against {@code invariants.sql}, and against what the ledger check of the
 * product compares for one event.
 */
public final class Invariants {

    private static final Pattern STATEMENT = Pattern.compile("(?m)^-- (.+)\n((?:(?!--).+\n)+)");

    private static final Pattern COMPARISON =
            Pattern.compile("(?m)^-- L[1-8] [a-z-]+ [a-z]+ (same|most): (.+)\n((?:(?!--).+\n)+)");

    /** Tests that are not about the door say by hand that a ticket was used. */
    private static final String BY_HAND =
            "a used ticket was admitted by the list that every event has";

    private Invariants() {}

    /** Fails with the name of the rule and the rows that break it. */
    public static void hold(JdbcTemplate jdbc) {
        assertThat(broken(jdbc)).isEmpty();
    }

    /** The rules that are broken, with the rows that break them. */
    static Map<String, List<Map<String, Object>>> broken(JdbcTemplate jdbc) {
        var broken = new LinkedHashMap<String, List<Map<String, Object>>>();
        rules().forEach((rule, sql) -> {
            var rows = jdbc.queryForList(sql);
            if (!rows.isEmpty()) broken.put(rule, rows);
        });
        return broken;
    }

    private static Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        for (var match = STATEMENT.matcher(read("invariants.sql")); match.find(); )
            rules.put(match.group(1), match.group(2));
        assertThat(rules).hasSize(34);
        for (var match = COMPARISON.matcher(read("ledger/rules.sql")); match.find(); )
            rules.put(
                    match.group(2),
                    "select * from (%s) m where m.counted %s m.stored"
                            .formatted(
                                    match.group(3).replaceAll("\\{[a-z]}", "1 = 1"),
                                    match.group(1).equals("most") ? ">" : "<>"));
        assertThat(rules).hasSize(64);
        assertThat(rules.remove(BY_HAND)).isNotNull();
        return rules;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
