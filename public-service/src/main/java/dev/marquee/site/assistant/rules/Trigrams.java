package dev.marquee.site.assistant.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How alike texts are, by their runs of three letters, as PostgreSQL's pg_trgm counts them. */
final class Trigrams {

    private Trigrams() {}

    /** How alike a name is to the words of a text that are most like it: 0 to 1. */
    static double likeness(List<String> name, List<String> text) {
        var wanted = of(name);
        var best = 0.0;
        for (int from = 0; from < text.size(); from++)
            for (int to = from + 1; to <= Math.min(text.size(), from + name.size() + 1); to++)
                best = Math.max(best, likeness(wanted, of(text.subList(from, to))));
        return best;
    }

    private static double likeness(Set<String> one, Set<String> other) {
        var both = (int) other.stream().filter(one::contains).count();
        var all = one.size() + other.size() - both;
        return all == 0 ? 0 : (double) both / all;
    }

    private static Set<String> of(List<String> words) {
        var found = new HashSet<String>();
        for (var word : words) {
            var padded = "  " + word + " ";
            for (int at = 0; at + 3 <= padded.length(); at++)
                found.add(padded.substring(at, at + 3));
        }
        return found;
    }
}
