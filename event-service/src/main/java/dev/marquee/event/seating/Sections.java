package dev.marquee.event.seating;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Section ids of a seat plan as they are stored: in one text, which no id can contain a gap of. */
public final class Sections {

    private Sections() {}

    public static String text(Collection<String> ids) {
        return ids.stream().sorted().distinct().collect(Collectors.joining(" "));
    }

    public static List<String> ids(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
    }
}
