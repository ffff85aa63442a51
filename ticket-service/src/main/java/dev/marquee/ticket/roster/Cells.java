package dev.marquee.ticket.roster;

import dev.marquee.platform.value.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of a file as it came: each heading with what stood below it, in their order. */
record Cells(List<Cell> all) {

    /** A cell with its heading. Some programs write a heading twice. */
    record Cell(String heading, String text) {}

    /** Cells under these headings; where the line is shorter, the last ones are empty. */
    static Cells of(List<String> headings, List<String> texts) {
        var all = new ArrayList<Cell>();
        for (int i = 0; i < headings.size(); i++)
            all.add(new Cell(headings.get(i), i < texts.size() ? texts.get(i) : ""));
        return new Cells(List.copyOf(all));
    }

    /** What stands below the first column with that heading; null if there is none. */
    @Nullable String find(String heading) {
        return find(new Heading(heading, 1));
    }

    /** The same for the column that is the n-th with its heading. */
    @Nullable String find(Heading heading) {
        var plain = plain(heading.text());
        return all.stream()
                .filter(cell -> plain(cell.heading).equals(plain))
                .skip(heading.place() - 1L)
                .map(Cell::text)
                .findFirst()
                .orElse(null);
    }

    /** As {@link #find}, without the space around it; empty if there is no such column. */
    String text(String heading) {
        var found = find(heading);
        return found == null ? "" : found.strip();
    }

    /** Its columns that a shape does not know, with something in them or not. */
    List<Heading> unknownTo(Shape shape) {
        var unknown = new ArrayList<Heading>();
        for (int i = 0; i < all.size(); i++) {
            var heading = all.get(i).heading;
            var plain = plain(heading);
            var before =
                    all.subList(0, i).stream()
                            .filter(cell -> plain(cell.heading).equals(plain))
                            .count();
            if (before > 0 || !shape.knows(heading))
                unknown.add(new Heading(heading, (int) before + 1));
        }
        return unknown;
    }

    boolean isBlank() {
        return all.stream().allMatch(cell -> cell.text.isBlank());
    }

    int length() {
        return all.stream().mapToInt(cell -> cell.heading.length() + cell.text.length()).sum();
    }

    /** A heading as it is compared. */
    static String plain(String heading) {
        return CleanText.plain(heading).replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A column of a file.
     *
     * @param place counts those with the same heading, from 1
     */
    record Heading(String text, int place) {

        /** Equal for the same column, however its heading is written. */
        String key() {
            return plain(text) + "\n" + place;
        }
    }
}
