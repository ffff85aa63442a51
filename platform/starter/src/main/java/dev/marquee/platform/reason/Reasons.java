package dev.marquee.platform.reason;

import dev.marquee.platform.reason.Reason.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ProblemDetail;

/**
 * All reasons, the retired ones too: what {@code reasons.csv} says. A code that is not there is no
 * reason.
 */
public final class Reasons {

    private static final String TYPE = "urn:marquee:problem:";

    /** The members that say more about a reason by a code of its own. */
    private static final String MORE = "reason";

    /** What a refusal of any reason may bring. */
    private static final Set<String> OF_ALL = Set.of("errors", "request_id", "help", "docs", "who");

    /** The column that only lines of retired reasons have. */
    private static final int RETIRED = 7;

    private static final Map<String, Reason> ALL = read();

    private Reasons() {}

    /** In the order of their codes. */
    public static Collection<Reason> all() {
        return ALL.values();
    }

    public static Optional<Reason> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /**
     * The reason that says most.
     *
     * @param more what the member {@code reason} of the refusal says, if it has one
     */
    public static Optional<Reason> of(String code, @Nullable String more) {
        if (more == null) return of(code);
        var precise = ALL.get(code + "." + more.toLowerCase(Locale.ROOT).replace('_', '-'));
        return precise == null ? of(code) : Optional.of(precise);
    }

    /** The reason of a refusal; empty of one that is not ours. */
    public static Optional<Reason> of(ProblemDetail problem) {
        var code = code(problem.getType());
        if (code == null) return Optional.empty();
        var members = problem.getProperties();
        return of(code, members == null ? null : text(members.get(MORE)));
    }

    /** Whether a refusal is one of these, and brings nothing but what its reason may bring. */
    public static boolean describe(ProblemDetail problem) {
        var code = code(problem.getType());
        if (code == null) return true;
        var reason = ALL.get(code);
        if (reason == null
                || reason.isRetired()
                || !reason.statuses().contains(problem.getStatus())) return false;
        var members = problem.getProperties();
        return members == null
                || members.keySet().stream()
                        .allMatch(name -> OF_ALL.contains(name) || reason.params().contains(name));
    }

    private static @Nullable String code(@Nullable URI type) {
        var text = String.valueOf(type);
        return text.startsWith(TYPE) ? text.substring(TYPE.length()) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Reason> read() {
        var file = new ClassPathResource("reasons.csv", Reasons.class.getClassLoader());
        var all = new LinkedHashMap<String, Reason>();
        try {
            file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Reasons::reason)
                    .forEach(reason -> all.put(reason.code(), reason));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(all);
    }

    static Reason reason(String line) {
        var column = line.split(",", -1);
        return new Reason(
                column[0],
                words(column[1]).stream().map(Integer::valueOf).toList(),
                column[2],
                column[3],
                Who.valueOf(column[4].toUpperCase(Locale.ROOT)),
                Set.copyOf(words(column[5])),
                column[6],
                column.length > RETIRED ? column[RETIRED] : null);
    }

    private static List<String> words(String column) {
        return column.isEmpty() ? List.of() : Arrays.asList(column.split(" "));
    }
}
