package dev.marquee.customer.imports;

import dev.marquee.customer.imports.CsvSheet.Line;
import dev.marquee.platform.value.CleanText;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the fields of lines as a mapping says. Of several columns of one meaning, the first that is
 * filled counts.
 */
final class RowReader {

    /** Between several values of one cell, in Google's exports. */
    private static final String SEVERAL = ":::";

    private final Mapping mapping;
    private final boolean familyFirst;

    RowReader(CsvSheet sheet, Mapping mapping) {
        this.mapping = mapping;
        familyFirst = mapping.isFamilyFirst(sheet);
    }

    /** The name, or else the given and the family name together. */
    String name(Line line) {
        var name = first(line, Field.NAME, CleanText::name);
        return name.isEmpty()
                ? joined(
                        first(line, Field.GIVEN_NAME, CleanText::name),
                        first(line, Field.FAMILY_NAME, CleanText::name))
                : name;
    }

    String email(Line line) {
        return first(line, Field.EMAIL, RowReader::single);
    }

    String phone(Line line) {
        return first(line, Field.PHONE, RowReader::single);
    }

    /** On one line, followed by what of postcode, city and country does not stand in it. */
    String address(Line line) {
        var parts = new ArrayList<String>();
        var street = first(line, Field.ADDRESS, RowReader::oneLine);
        if (!street.isEmpty()) parts.add(street);
        for (var column : mapping.columns(Field.ADDRESS_PART)) {
            var part = oneLine(line.cell(column));
            if (!part.isEmpty() && !street.contains(part) && !parts.contains(part)) parts.add(part);
        }
        return String.join(", ", parts);
    }

    String feedback(Line line) {
        return first(line, Field.FEEDBACK, text -> CleanText.of(text).strip());
    }

    private String first(Line line, Field field, UnaryOperator<String> cleaned) {
        return mapping.columns(field).stream()
                .map(column -> cleaned.apply(line.cell(column)))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Family names come first in files with Vietnamese, Chinese, Japanese or Korean headings, and
     * for names in those scripts, which have no space between.
     */
    private String joined(String given, String family) {
        var eastAsian = isEastAsian(given) && isEastAsian(family);
        var order = familyFirst || eastAsian ? Stream.of(family, given) : Stream.of(given, family);
        return order.filter(part -> !part.isEmpty())
                .collect(Collectors.joining(eastAsian ? "" : " "));
    }

    private static boolean isEastAsian(String name) {
        return !name.isEmpty()
                && name.codePoints().allMatch(c -> Heading.isEastAsian(UnicodeScript.of(c)));
    }

    private static String single(String cell) {
        var several = cell.indexOf(SEVERAL);
        return CleanText.of(several < 0 ? cell : cell.substring(0, several)).strip();
    }

    private static String oneLine(String cell) {
        List<String> lines =
                CleanText.of(cell)
                        .lines()
                        .map(line ->
                                line.strip().replaceFirst("[,;]$", "").replaceAll(" {2,}", " "))
                        .filter(line -> !line.isEmpty())
                        .toList();
        return String.join(", ", lines);
    }
}
