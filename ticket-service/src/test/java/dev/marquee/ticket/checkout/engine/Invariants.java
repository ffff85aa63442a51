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

/** Checks a whole database against {@code invariants.sql}. */
public final class Invariants {

    private static final Pattern STATEMENT = Pattern.compile("(?m)^-- (.+)\n((?:(?!--).+\n)+)");

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
        try {
            var text =
                    new ClassPathResource("invariants.sql")
                            .getContentAsString(StandardCharsets.UTF_8);
            var rules = new LinkedHashMap<String, String>();
            for (var match = STATEMENT.matcher(text); match.find(); )
                rules.put(match.group(1), match.group(2));
            assertThat(rules).hasSize(53);
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
