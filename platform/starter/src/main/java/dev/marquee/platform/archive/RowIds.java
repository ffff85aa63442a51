package dev.marquee.platform.archive;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that others may name: a bit for each, where they are numbered. What somebody else made
 * up takes no more memory than it may.
 */
final class RowIds {

    /** Numbers of more digits are kept as texts. */
    private static final int DIGITS = 9;

    /** Numbers whose bits are together: few, so that a number far from all others costs little. */
    private static final int PAGE = 256;

    /** About what an entry of a map or a set takes beside its text. */
    private static final int ENTRY = 100;

    private final Set<String> kinds;
    private final long most;
    private final Map<String, Map<Integer, long[]>> numbers = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private long bytes;

    /**
     * Makes one.
     *
     * @param kinds of rows that others name
     * @param most bytes that it may take, about
     */
    RowIds(Set<String> kinds, long most) {
        this.kinds = kinds;
        this.most = most;
    }

    /** The kinds of which every row that is named must be there. */
    static Set<String> firm() {
        return Kind.all().values().stream()
                .flatMap(kind -> kind.fields().values().stream())
                .filter(field -> field.firm() && field.kind() != null)
                .map(field -> String.valueOf(field.kind()))
                .collect(Collectors.toSet());
    }

    void add(String kind, String ref) throws ArchiveRefused {
        if (!kinds.contains(kind)) return;
        var key = key(kind, ref);
        var local = Refs.local(ref);
        if (isNumber(local)) {
            var number = Integer.parseInt(local);
            var pages = numbers.get(key);
            if (pages == null) {
                pages = counted(key, new HashMap<>());
                numbers.put(key, pages);
            }
            var page = pages.get(number / PAGE);
            if (page == null) {
                page = counted("", new long[PAGE / Long.SIZE]);
                pages.put(number / PAGE, page);
            }
            page[number % PAGE / Long.SIZE] |= 1L << number % Long.SIZE;
        } else {
            var known = names.get(key);
            if (known == null) {
                known = counted(key, new HashSet<>());
                names.put(key, known);
            }
            known.add(counted(local, local));
        }
    }

    private <T> T counted(String text, T added) throws ArchiveRefused {
        bytes += ENTRY + 2L * text.length();
        if (bytes > most) throw new ArchiveRefused(Reason.TOO_LARGE, "id");
        return added;
    }

    boolean has(String kind, String ref) {
        var key = key(kind, ref);
        var local = Refs.local(ref);
        if (!isNumber(local)) return names.getOrDefault(key, Set.of()).contains(local);
        var number = Integer.parseInt(local);
        var page = numbers.getOrDefault(key, Map.of()).get(number / PAGE);
        return page != null && (page[number % PAGE / Long.SIZE] & 1L << number % Long.SIZE) != 0;
    }

    private static String key(String kind, String ref) {
        return kind + " " + Refs.origin(ref);
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }
}
