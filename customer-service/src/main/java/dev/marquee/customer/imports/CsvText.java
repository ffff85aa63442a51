package dev.marquee.customer.imports;

import dev.marquee.customer.imports.CsvSheet.Line;
import dev.marquee.platform.value.EmailAddress;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The text of a file, as lines of values. */
final class CsvText {

    /** How many lines may stand above the headings: titles, notes. */
    private static final int LOOKED_AT = 20;

    /** Excel's own line, which says what stands between the values. */
    private static final Pattern SEP = Pattern.compile("^\\s*\"?sep=(.)\"?[,;\\t|]*(?=\\R|$)");

    private final String text;
    private final @Nullable Separator said;

    CsvText(String text) {
        var sep = SEP.matcher(text);
        said = sep.find() ? Separator.of(sep.group(1).charAt(0)).orElse(null) : null;
        // the line stays, empty, so that lines are numbered as in the file
        var rest = said == null ? text : sep.replaceFirst("");
        this.text = unquoted(rest);
    }

    /** The separator that the file names, or else the one by which its headings are understood. */
    Separator separator() {
        if (said != null) return said;
        var best = Separator.COMMA;
        var most = -1;
        for (var separator : Separator.values()) {
            var head = head(separator);
            var heading = headingLine(head);
            var score =
                    heading.map(line -> 1000 * (1 + known(line)) + line.cells().size())
                            .orElseGet(() -> width(head));
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    /**
     * The lines from the headings on. Headings are the first line that has one for e-mail
     * addresses, above any line with such an address, or else the first line with two values.
     *
     * @throws Unreadable if quotation marks are wrong, or there are too many lines
     */
    List<Line> lines(Separator separator) throws Unreadable {
        var lines = parse(separator);
        if (lines.isEmpty()) throw new Unreadable("empty");
        var head = lines.subList(0, Math.min(LOOKED_AT, lines.size()));
        var headings = headingLine(head).orElseGet(() -> firstOfSeveral(head));
        return lines.subList(lines.indexOf(headings), lines.size());
    }

    private static Optional<Line> headingLine(List<Line> head) {
        return head.stream()
                .takeWhile(line -> line.cells().stream().noneMatch(CsvText::isAddress))
                .filter(line ->
                        headings(line)
                                .flatMap(cell -> Heading.of(cell).stream())
                                .anyMatch(heading -> heading.kind() == Heading.Kind.EMAIL))
                .findFirst();
    }

    private static boolean isAddress(String cell) {
        return cell.indexOf('@') >= 0 && EmailAddress.parse(cell).isPresent();
    }

    private static Stream<String> headings(Line line) {
        return line.cells().stream().limit(CsvSheet.MOST_COLUMNS);
    }

    private static int known(Line line) {
        return (int) headings(line).filter(cell -> Heading.of(cell).isPresent()).count();
    }

    private static Line firstOfSeveral(List<Line> head) {
        return head.stream().filter(line -> filled(line) > 1).findFirst().orElse(head.getFirst());
    }

    /** The first line counts most: values have commas in them more often than headings. */
    private static int width(List<Line> head) {
        if (head.isEmpty()) return 0;
        var widest = head.stream().mapToInt(CsvText::filled).max().orElse(0);
        return 20 * head.getFirst().cells().size() + Math.min(widest, 19);
    }

    private static int filled(Line line) {
        return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    /** The first lines; none where this separator makes nonsense of the quotation marks. */
    private List<Line> head(Separator separator) {
        var head = new ArrayList<Line>();
        try (var records = format(separator).parse(new StringReader(text))) {
            for (var record : records) {
                if (head.size() == LOOKED_AT) break;
                if (!isBlank(record)) head.add(new Line(0, cells(record)));
            }
        } catch (UncheckedIOException | IOException e) {
            head.clear();
        }
        return head;
    }

    private List<Line> parse(Separator separator) throws Unreadable {
        var lines = new ArrayList<Line>();
        var numbers = new LineNumbers(text);
        try (var records = format(separator).parse(new StringReader(text))) {
            for (var record : records) {
                if (isBlank(record)) continue;
                if (lines.size() > CsvSheet.MOST_LINES + LOOKED_AT)
                    throw new Unreadable("too-long", CsvSheet.MOST_LINES);
                lines.add(new Line(numbers.at(record.getCharacterPosition()), cells(record)));
            }
        } catch (UncheckedIOException | IOException e) {
            throw new Unreadable("not-csv", lines.isEmpty() ? 1 : lines.getLast().number() + 1);
        }
        return lines;
    }

    private static CSVFormat format(Separator separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator.sign())
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    /** A cell of one of our own exports has an apostrophe before what looks like a formula. */
    private static List<String> cells(CSVRecord record) {
        return record.stream()
                .map(cell -> cell.matches("(?s)'[=+@\\t\\r＝＋－＠-].*") ? cell.substring(1) : cell)
                .toList();
    }

    /** Some programs write each line as one value: {@code "name,""e-mail"""}. */
    private static String unquoted(String text) {
        var lines = text.split("(?<=\\R)", -1);
        var quoted = Stream.of(lines).filter(line -> !line.isBlank()).toList();
        if (quoted.isEmpty() || !quoted.stream().allMatch(CsvText::isOneValue)) return text;
        return Stream.of(lines)
                .map(line -> line.isBlank() ? line : inside(line))
                .collect(Collectors.joining());
    }

    private static boolean isOneValue(String line) {
        var value = line.strip();
        return value.length() > 1
                && value.startsWith("\"")
                && value.endsWith("\"")
                && value.substring(1, value.length() - 1).replace("\"\"", "").indexOf('"') < 0
                && value.chars().anyMatch(sign -> Separator.of((char) sign).isPresent());
    }

    private static String inside(String line) {
        var value = line.strip();
        return value.substring(1, value.length() - 1).replace("\"\"", "\"")
                + line.substring(line.stripTrailing().length());
    }
}
