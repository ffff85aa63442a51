package dev.marquee.venue.plan;

import dev.marquee.venue.plan.layout.PlanLayout;
import dev.marquee.venue.plan.layout.PlanRow;
import dev.marquee.venue.plan.layout.PlanSeat;
import dev.marquee.venue.plan.layout.PlanSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a page shows of a plan without scripts: a drawing with the classes that the editor's {@code
 * draw.js} uses too, and a table of its rows.
 *
 * @param plan what is drawn
 */
public record PlanPicture(PlanLayout plan) {

    private static final int MARGIN = 50;

    /** Above this a page would be too large: there is a table only. */
    private static final int MOST_DRAWN = 5_000;

    /** A row of the table. */
    public record Row(
            String section,
            String row,
            int seats,
            String numbers,
            long blocked,
            long wheelchair,
            long restricted) {

        private static Row of(PlanSection section, PlanRow row) {
            var seats = row.seats();
            return new Row(
                    section.name(),
                    row.label(),
                    seats.size(),
                    seats.getFirst().number() + " – " + seats.getLast().number(),
                    seats.stream().filter(PlanSeat::blocked).count(),
                    seats.stream().filter(seat -> seat.kind() == PlanSeat.Kind.WHEELCHAIR).count(),
                    seats.stream().filter(PlanSeat::restricted).count());
        }

        private static Row standing(PlanSection area) {
            return new Row(area.name(), "", area.available(), "", 0, 0, 0);
        }
    }

    public boolean isDrawn() {
        return plan.seatCount() <= MOST_DRAWN;
    }

    /** All that is drawn, with a margin. */
    public String viewBox() {
        var left = Double.MAX_VALUE;
        var top = Double.MAX_VALUE;
        var right = 0.0;
        var bottom = 0.0;
        for (var corner : corners()) {
            left = Math.min(left, corner[0]);
            top = Math.min(top, corner[1]);
            right = Math.max(right, corner[0]);
            bottom = Math.max(bottom, corner[1]);
        }
        return "%d %d %d %d"
                .formatted(
                        (int) left - MARGIN,
                        (int) top - MARGIN,
                        (int) (right - left) + 2 * MARGIN,
                        (int) (bottom - top) + 2 * MARGIN);
    }

    private List<double[]> corners() {
        var corners = new ArrayList<double[]>();
        plan.seats().forEach(seat -> corners.add(new double[] {seat.x(), seat.y()}));
        for (var object : plan.objects()) {
            corners.add(new double[] {object.x(), object.y()});
            corners.add(new double[] {object.x() + object.width(), object.y() + object.height()});
        }
        for (var area : plan.sections()) {
            var x = area.x();
            var y = area.y();
            var width = area.width();
            var height = area.height();
            if (x == null || y == null || width == null || height == null) continue;
            corners.add(new double[] {x, y});
            corners.add(new double[] {x + width, y + height});
        }
        return corners;
    }

    public String shape(PlanSeat seat) {
        if (seat.blocked()) return "x";
        return switch (seat.kind()) {
            case WHEELCHAIR -> "w";
            case COMPANION -> "c";
            case STANDARD -> seat.restricted() ? "r" : "s";
        };
    }

    public String classes(PlanSeat seat, int section) {
        return "seat p" + section % 6 + (seat.blocked() ? " blocked" : "");
    }

    /** A number as SVG has it. */
    public String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var section : plan.sections()) {
            if (section.isStanding()) rows.add(Row.standing(section));
            for (var row : section.rows()) rows.add(Row.of(section, row));
        }
        return rows;
    }
}
