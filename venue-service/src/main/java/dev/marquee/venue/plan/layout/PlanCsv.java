package dev.marquee.venue.plan.layout;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from comma-separated values: a line for each seat, {@code
 * section,row,number,type,x,y,blocked,note}. The headings say which column is which; section, row
 * and number must be there. A standing area is one line of type standing, with its places as the
 * number.
 */
public final class PlanCsv {

    private static final String SEPARATORS = ",;\t|";
    private static final List<String> NEEDED = List.of("section", "row", "number");

    private final PlanCsvSections sections;
    private final List<Problems.Fault> faults = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private PlanCsv(@Nullable PlanLayout before) {
        this.sections = new PlanCsvSections(before);
    }

    /**
     * The plan of a text. Seats without coordinates are not placed yet.
     *
     * @param before what the plan was: a seat of the same section, row and number keeps its id, and
     *     without coordinates its place; stage and doors stay. Null for a new one.
     * @throws org.springframework.web.ErrorResponseException 422 invalid-input that names the lines
     */
    public static PlanLayout read(String text, String name, @Nullable PlanLayout before) {
        var csv = new PlanCsv(before);
        csv.lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!csv.faults.isEmpty()) throw PlanRules.refusal(csv.faults);
        return csv.sections.plan(name);
    }

    private void lines(String text) {
        var head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator(head))
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get()
                        .parse(new StringReader(text))) {
            var seats = 0;
            for (var line : parser) {
                if (columns.isEmpty()) headings(line);
                else if (!isBlank(line)) {
                    line(line, (int) parser.getCurrentLineNumber());
                    seats++;
                }
                if (faults.size() >= 50 || seats > PlanRules.MOST_SEATS + 200) break;
            }
            if (columns.isEmpty()) faults.add(fault(1, Text.of("invalid.file-is-empty")));
            else if (seats == 0 && faults.isEmpty())
                faults.add(fault(2, Text.of("invalid.no-seats")));
            else if (seats > PlanRules.MOST_SEATS + 200)
                faults.add(fault(seats, Text.of("invalid.more-than-seats", PlanRules.MOST_SEATS)));
        } catch (UncheckedIOException | IOException e) {
            faults.add(fault(1, Text.of("invalid.not-comma-separated-quotation")));
        }
    }

    private static char separator(String head) {
        return (char)
                SEPARATORS.chars().filter(sign -> head.indexOf(sign) >= 0).findFirst().orElse(',');
    }

    private void headings(CSVRecord line) {
        for (var i = 0; i < line.size(); i++)
            columns.putIfAbsent(line.get(i).strip().toLowerCase(Locale.ROOT), i);
        for (var needed : NEEDED)
            if (!columns.containsKey(needed))
                faults.add(fault(1, Text.of("invalid.no-column", needed)));
    }

    private static boolean isBlank(CSVRecord line) {
        return line.stream().allMatch(String::isBlank);
    }

    private void line(CSVRecord line, int number) {
        if (!faults.isEmpty() && faults.getFirst().field().equals("line 1")) return;
        var type = PlanCsvType.read(cell(line, "type"));
        if (type == null) {
            faults.add(fault(number, Text.of("invalid.type-must-be-standard")));
            return;
        }
        var blocked = yes(cell(line, "blocked"));
        if (blocked.isEmpty()) {
            faults.add(fault(number, Text.of("invalid.blocked-must-be-yes")));
            return;
        }
        var x = number(line, "x", number);
        var y = number(line, "y", number);
        var section = cell(line, "section");
        var problem =
                type.isStanding()
                        ? sections.standing(section, cell(line, "number"), x, y)
                        : sections.seat(
                                section,
                                cell(line, "row"),
                                type,
                                new PlanSeat(
                                        null,
                                        cell(line, "number"),
                                        x,
                                        y,
                                        type.kind(),
                                        type.aisle(),
                                        type.restricted(),
                                        blocked.get(),
                                        cell(line, "note")));
        if (problem != null) faults.add(fault(number, problem));
    }

    private @Nullable Double number(CSVRecord line, String column, int number) {
        var text = cell(line, column).replace(',', '.');
        if (text.isEmpty()) return null;
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            faults.add(fault(number, Text.of("invalid.a-number", column)));
            return null;
        }
    }

    private static Optional<Boolean> yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "no", "false", "0", "n" -> Optional.of(false);
            case "yes", "true", "1", "y", "x", "blocked" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    /** A cell of our own exports has an apostrophe before what looks like a formula. */
    private String cell(CSVRecord line, String column) {
        var at = columns.getOrDefault(column, -1);
        if (at < 0 || at >= line.size()) return "";
        var text = line.get(at).strip();
        return text.matches("(?s)'[=+@＝＋－＠-].*") ? text.substring(1) : text;
    }

    private static Problems.Fault fault(int line, Text message) {
        return new Problems.Fault("line " + line, message);
    }
}
