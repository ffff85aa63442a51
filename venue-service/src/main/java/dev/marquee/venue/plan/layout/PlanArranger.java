package dev.marquee.venue.plan.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives seats a place that have none: rows one behind the other, straight or in an arc around the
 * stage, tables in a grid, standing areas as rectangles, section below section. Rows that are
 * placed stay where they are.
 */
public final class PlanArranger {

    private static final double SEAT = 30;
    private static final double ROW = 36;
    private static final double BETWEEN_SECTIONS = 60;
    private static final double TOP = 120;
    private static final double MARGIN = 60;
    private static final double LARGEST = 9_900;

    /** The radius of the arc with the least curve. */
    private static final double WIDEST_ARC = 5_400;

    /** How far round an arc goes at most, in radians to each side. */
    private static final double HALF_TURN = 1.2;

    private final double curve;
    private final double centre;
    private double bottom;

    private PlanArranger(double curve, double centre, double bottom) {
        this.curve = curve;
        this.centre = centre;
        this.bottom = bottom;
    }

    /**
     * The plan with a place for all.
     *
     * @param curve from 0, straight, to 10
     */
    public static PlanLayout arrange(PlanLayout plan, int curve) {
        var widest =
                plan.sections().stream()
                        .flatMap(section -> section.rows().stream())
                        .mapToDouble(PlanArranger::width)
                        .max()
                        .orElse(0);
        var focus = plan.focus();
        var given = focus == null || focus.x().isNaN() ? 500 : focus.x();
        var centre = Math.min(LARGEST / 2 + MARGIN, Math.max(given, widest / 2 + MARGIN));
        var lowest =
                plan.seats()
                        .filter(PlanSeat::isPlaced)
                        .mapToDouble(PlanSeat::y)
                        .max()
                        .orElse(TOP - BETWEEN_SECTIONS);
        var arranger = new PlanArranger(curve, centre, lowest);
        var sections = plan.sections().stream().map(arranger::section).toList();
        return plan.with(sections, focus == null ? new PlanPoint(centre, 0.0) : focus);
    }

    private PlanSection section(PlanSection section) {
        if (section.isStanding()) return standing(section);
        if (section.seats().allMatch(PlanSeat::isPlaced)) return section;
        var rows =
                section.kind() == PlanSection.Kind.TABLES
                        ? tables(section.rows())
                        : rows(section.rows());
        bottom =
                rows.stream()
                        .flatMap(row -> row.seats().stream())
                        .mapToDouble(PlanSeat::y)
                        .max()
                        .orElse(bottom);
        return section.with(rows);
    }

    private PlanSection standing(PlanSection area) {
        if (area.x() != null && area.y() != null && area.width() != null && area.height() != null)
            return area;
        var top = Math.min(bottom + BETWEEN_SECTIONS, LARGEST - 200);
        bottom = top + 160;
        return area.standingAt(
                area.x() == null ? Math.max(0, centre - 200) : area.x(),
                area.y() == null ? top : area.y(),
                area.width() == null ? 400 : area.width(),
                area.height() == null ? 160 : area.height());
    }

    private List<PlanRow> rows(List<PlanRow> rows) {
        var top = Math.min(bottom + BETWEEN_SECTIONS, LARGEST / 2);
        var sag = rows.stream().mapToDouble(row -> sag(width(row))).max().orElse(0);
        var step = Math.min(ROW, (LARGEST - top - sag) / Math.max(1, rows.size()));
        var placed = new ArrayList<PlanRow>();
        for (var i = 0; i < rows.size(); i++) placed.add(row(rows.get(i), top + sag + i * step));
        return placed;
    }

    /** The middle of the row is at {@code y}; its ends come forward. */
    private PlanRow row(PlanRow row, double y) {
        if (row.seats().stream().allMatch(PlanSeat::isPlaced)) return row;
        var width = width(row);
        var scale = width > LARGEST ? LARGEST / width : 1;
        var radius = radius(width * scale);
        var along = -width / 2;
        var seats = new ArrayList<PlanSeat>();
        for (var seat : row.seats()) {
            var from = along * scale;
            seats.add(
                    Double.isInfinite(radius)
                            ? seat.at(centre + from, y)
                            : seat.at(
                                    centre + radius * Math.sin(from / radius),
                                    y - radius * (1 - Math.cos(from / radius))));
            along += SEAT + (seat.aisle() ? SEAT : 0);
        }
        return new PlanRow(row.label(), seats);
    }

    private double radius(double width) {
        return curve == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(WIDEST_ARC / curve, width / 2 / HALF_TURN);
    }

    private double sag(double width) {
        var radius = radius(Math.min(width, LARGEST));
        return Double.isInfinite(radius)
                ? 0
                : radius * (1 - Math.cos(Math.min(width, LARGEST) / 2 / radius));
    }

    private static double width(PlanRow row) {
        var seats = row.seats();
        var aisles = seats.stream().limit(Math.max(0, seats.size() - 1L)).filter(PlanSeat::aisle);
        return Math.max(0, seats.size() - 1) * SEAT + aisles.count() * SEAT;
    }

    private List<PlanRow> tables(List<PlanRow> tables) {
        var largest = tables.stream().mapToInt(table -> table.seats().size()).max().orElse(1);
        var radius = tableRadius(largest);
        var columns = (int) Math.max(1, Math.ceil(Math.sqrt(tables.size() * 1.5)));
        var lines = (tables.size() + columns - 1) / columns;
        var top = Math.min(bottom + BETWEEN_SECTIONS, LARGEST / 2);
        var step = Math.min(2 * radius + SEAT * 1.5, (LARGEST - top) / (lines + 1));
        var across = Math.min(step, LARGEST / (columns + 1));
        var left = Math.max(radius + MARGIN, centre - (columns - 1) * across / 2);
        var placed = new ArrayList<PlanRow>();
        for (var i = 0; i < tables.size(); i++)
            placed.add(
                    table(
                            tables.get(i),
                            left + i % columns * across,
                            top + radius + Math.floorDiv(i, columns) * step));
        return placed;
    }

    private static PlanRow table(PlanRow table, double x, double y) {
        var radius = tableRadius(table.seats().size());
        var n = table.seats().size();
        var seats = new ArrayList<PlanSeat>();
        for (var i = 0; i < n; i++) {
            var angle = 2 * Math.PI * i / n - Math.PI / 2;
            seats.add(
                    table.seats()
                            .get(i)
                            .at(
                                    clamp(x + radius * Math.cos(angle)),
                                    clamp(y + radius * Math.sin(angle))));
        }
        return new PlanRow(table.label(), seats);
    }

    private static double tableRadius(int seats) {
        return Math.min(2_000, Math.max(SEAT, seats * SEAT / (2 * Math.PI) + 6));
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(10_000, value));
    }
}
