package dev.marquee.ticket.search;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a list may be sorted by. */
public final class Sorts {

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final String last;

    /**
     * @param last the column that settles ties
     */
    public Sorts(String last) {
        this.last = last;
    }

    /** Adds a field, and the columns that it stands for. */
    public Sorts by(String field, String... columns) {
        this.columns.put(field, List.of(columns));
        return this;
    }

    /** The ORDER BY list of a field, with a minus for descending; 422 for one that is unknown. */
    public String order(String sort) {
        var down = sort.startsWith("-");
        var known = columns.get(down ? sort.substring(1) : sort);
        if (known == null)
            throw Problems.invalid(
                    "sort", Text.of("invalid.one-of-with-a", String.join(", ", columns.keySet())));
        return Stream.concat(known.stream(), Stream.of(last))
                .map(column -> down ? column + " desc" : column)
                .collect(Collectors.joining(", "));
    }
}
