package dev.marquee.venue.plan.layout;

import dev.marquee.platform.export.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan as comma-separated values, as {@link PlanCsv} reads them. */
public final class PlanCsvFile {

    /** A line of the file. */
    public record Line(
            String section,
            String row,
            String number,
            String type,
            @Nullable Double x,
            @Nullable Double y,
            boolean blocked,
            @Nullable String note) {

        private static Line of(PlanSection section, PlanRow row, PlanSeat seat) {
            return new Line(
                    section.name(),
                    row.label(),
                    seat.number(),
                    PlanCsvType.write(section, seat),
                    seat.x(),
                    seat.y(),
                    seat.blocked(),
                    seat.note());
        }

        private static Line standing(PlanSection area) {
            return new Line(
                    area.name(),
                    "",
                    String.valueOf(area.available()),
                    area.kind().value(),
                    area.x(),
                    area.y(),
                    false,
                    null);
        }
    }

    private PlanCsvFile() {}

    public static Table<Line> table(String part) {
        return Table.<Line>named("seat-plan")
                .of(part)
                .column("section", Line::section)
                .column("row", Line::row)
                .column("number", Line::number)
                .column("type", Line::type)
                .column("x", line -> coordinate(line.x()))
                .column("y", line -> coordinate(line.y()))
                .column("blocked", line -> line.blocked() ? "yes" : "no")
                .column("note", Line::note);
    }

    public static List<Line> lines(PlanLayout plan) {
        var lines = new ArrayList<Line>();
        for (var section : plan.sections()) {
            if (section.isStanding()) lines.add(Line.standing(section));
            for (var row : section.rows())
                for (var seat : row.seats()) lines.add(Line.of(section, row, seat));
        }
        return lines;
    }

    private static @Nullable String coordinate(@Nullable Double value) {
        if (value == null) return null;
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
