package dev.marquee.platform.archive;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rows that there are: a bit for each, where they are numbered. */
final class RowIds {

    /** Numbers of more digits are kept as texts. */
    private static final int DIGITS = 9;

    private final Map<String, BitSet> numbers = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    void add(String kind, String ref) {
        var key = key(kind, ref);
        var local = Refs.local(ref);
        if (isNumber(local))
            numbers.computeIfAbsent(key, it -> new BitSet()).set(Integer.parseInt(local));
        else names.computeIfAbsent(key, it -> new HashSet<>()).add(local);
    }

    boolean has(String kind, String ref) {
        var key = key(kind, ref);
        var local = Refs.local(ref);
        if (!isNumber(local)) return names.getOrDefault(key, Set.of()).contains(local);
        var known = numbers.get(key);
        return known != null && known.get(Integer.parseInt(local));
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
