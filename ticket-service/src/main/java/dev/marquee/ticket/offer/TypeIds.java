package dev.marquee.ticket.offer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of ticket types as one column keeps them: ",12,13,"; "," for all. */
public final class TypeIds {

    private TypeIds() {}

    public static String text(Collection<Long> ids) {
        return ids.stream()
                .sorted()
                .distinct()
                .map(id -> id + ",")
                .collect(Collectors.joining("", ",", ""));
    }

    public static Set<Long> read(String text) {
        return Arrays.stream(text.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
