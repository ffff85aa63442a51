package dev.marquee.site.event;

import dev.marquee.site.client.SeatState;
import dev.marquee.site.event.SeatHall.Line;
import dev.marquee.site.event.SeatHall.Part;
import dev.marquee.site.event.SeatHall.Spot;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws a hall: one element a seat, with classes alone, so that thousands of them stay light. Every
 * seat has its name in words; a script makes them a grid for the keyboard.
 */
@Component
class SeatDrawing {

    /** Between seats for which the shapes of the page are made. */
    private static final double USUAL = 30;

    private final MessageSource messages;

    SeatDrawing(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The inside of an SVG element, and its view box.
     *
     * @param scale of the shapes of seats
     * @param letters the size of its text
     */
    record Svg(String viewBox, String scale, String letters, String body) {}

    /** The body of a drawing, in which every word is escaped. */
    public String markup(Svg drawing) {
        return drawing.body();
    }

    Svg of(SeatHall hall, Locale locale) {
        var frame = new SeatFrame();
        var space = spacing(hall);
        for (var thing : hall.plan().things())
            frame.add(thing.x(), thing.y(), thing.width(), thing.height());
        for (var part : hall.parts()) add(frame, part, space);
        var out = new StringBuilder(64 * 1024);
        for (var thing : hall.plan().things()) thing(out, thing, space);
        for (var part : hall.parts()) {
            if (part.standing()) standing(out, part, space, locale);
            else if (part.shown()) section(out, part, space, locale);
            else closed(out, part, space, locale);
        }
        return new Svg(
                frame.viewBox(space * 2),
                SeatFrame.number(space / USUAL),
                SeatFrame.number(space * 17 / USUAL),
                out.toString());
    }

    private static void add(SeatFrame frame, Part part, double space) {
        var section = part.section();
        if (part.standing()) {
            frame.add(of(section.x()), of(section.y()), of(section.width()), of(section.height()));
            return;
        }
        for (var row : part.rows())
            for (var spot : row.spots())
                frame.add(spot.seat().x() - space, spot.seat().y() - space, space * 2, space * 2);
    }

    /** The usual distance of two neighbours: the middle one of all. */
    private static double spacing(SeatHall hall) {
        var apart =
                hall.parts().stream()
                        .flatMap(part -> part.rows().stream())
                        .flatMapToDouble(row -> {
                            var spots = row.spots();
                            return IntStream.range(1, spots.size())
                                    .mapToDouble(n -> distance(spots.get(n - 1), spots.get(n)));
                        })
                        .filter(length -> length > 0)
                        .sorted()
                        .toArray();
        return apart.length == 0 ? USUAL : apart[apart.length / 2];
    }

    private static double distance(Spot one, Spot other) {
        return Math.hypot(one.seat().x() - other.seat().x(), one.seat().y() - other.seat().y());
    }

    private static void thing(StringBuilder out, SeatState.Thing thing, double space) {
        if (!thing.kind().equals("text"))
            out.append("<rect class=\"thing\" x=\"")
                    .append(SeatFrame.number(thing.x()))
                    .append("\" y=\"")
                    .append(SeatFrame.number(thing.y()))
                    .append("\" width=\"")
                    .append(SeatFrame.number(thing.width()))
                    .append("\" height=\"")
                    .append(SeatFrame.number(thing.height()))
                    .append("\" rx=\"")
                    .append(SeatFrame.number(space / 4))
                    .append("\"/>");
        if (thing.label() != null)
            text(
                    out,
                    "thing-name",
                    thing.x() + thing.width() / 2,
                    thing.y() + thing.height() / 2,
                    thing.label());
    }

    private static void text(StringBuilder out, String look, double x, double y, String words) {
        out.append("<text class=\"")
                .append(look)
                .append("\" x=\"")
                .append(SeatFrame.number(x))
                .append("\" y=\"")
                .append(SeatFrame.number(y))
                .append("\">")
                .append(escaped(words))
                .append("</text>");
    }

    private void section(StringBuilder out, Part part, double space, Locale locale) {
        var price = price(part, locale);
        out.append("<g class=\"")
                .append(part.look())
                .append("\" role=\"rowgroup\" aria-label=\"")
                .append(escaped(part.name() + ", " + price))
                .append("\" data-section=\"")
                .append(part.id())
                .append("\" data-name=\"")
                .append(escaped(part.name()))
                .append(part.round() ? "\" data-round=\"" : "")
                .append("\" data-type=\"")
                .append(part.type() == null ? "" : part.type().id())
                .append("\" data-unit=\"")
                .append(part.unitMinor())
                .append("\" data-price=\"")
                .append(escaped(price))
                .append("\">");
        for (var row : part.rows()) row(out, part, row, price, space, locale);
        out.append("</g>");
        var box = box(part);
        if (part.type() != null)
            text(
                    out,
                    "section-name",
                    box.middle(),
                    box.top() - space * 0.9,
                    part.name() + " · " + price);
    }

    private void row(
            StringBuilder out, Part part, Line row, String price, double space, Locale locale) {
        if (row.spots().isEmpty()) return;
        var label = escaped(row.label());
        out.append("<g role=\"row\" aria-label=\"")
                .append(escaped(text("seats.row", locale, row.label())))
                .append("\" data-row=\"")
                .append(label)
                .append("\">");
        for (var spot : row.spots()) seat(out, part, row, spot, price, locale);
        out.append("</g>");
        var first = row.spots().getFirst().seat();
        var last = row.spots().getLast().seat();
        if (!part.round()) {
            text(out, "rowname", first.x() - side(first, last, space), first.y(), row.label());
            text(out, "rowname", last.x() + side(first, last, space), last.y(), row.label());
        }
    }

    private static double side(SeatState.Seat first, SeatState.Seat last, double space) {
        return first.x() <= last.x() ? space : -space;
    }

    private void seat(
            StringBuilder out, Part part, Line row, Spot spot, String price, Locale locale) {
        var seat = spot.seat();
        var special = spot.special();
        var state =
                switch (spot.status()) {
                    case FREE -> text("seats.state.free", locale);
                    case MINE -> text("seats.state.mine", locale);
                    case TAKEN -> text("seats.state.taken", locale);
                    case CLOSED -> text("seats.state.closed", locale);
                };
        var shape =
                switch (spot.status()) {
                    case MINE -> "mine";
                    case CLOSED -> "x";
                    default ->
                            seat.isOf("wheelchair")
                                    ? "w"
                                    : seat.isOf("companion") ? "p" : part.look();
                };
        var name =
                text("seats.name", locale, row.label(), seat.number())
                        + (special == null ? "" : ", " + text("seats." + special, locale))
                        + (spot.sold() ? ", " + price : "")
                        + ", "
                        + state;
        out.append("<use href=\"#")
                .append(shape)
                .append("\" x=\"")
                .append(SeatFrame.number(seat.x()))
                .append("\" y=\"")
                .append(SeatFrame.number(seat.y()))
                .append("\" class=\"seat")
                .append(
                        switch (spot.status()) {
                            case FREE -> "";
                            case MINE -> " mine";
                            case TAKEN -> " taken";
                            case CLOSED -> " closed";
                        })
                .append(Boolean.TRUE.equals(seat.aisle()) ? " end" : "")
                .append(seat.isOf("wheelchair") ? " wheel" : "")
                .append(seat.isOf("companion") ? " beside" : "")
                .append("\" role=\"gridcell\" data-id=\"")
                .append(escaped(seat.id()))
                .append("\" data-n=\"")
                .append(escaped(seat.number()))
                .append("\" aria-label=\"")
                .append(escaped(name))
                .append("\"/>");
    }

    private void standing(StringBuilder out, Part part, double space, Locale locale) {
        var section = part.section();
        area(
                out,
                new SeatFrame.Box(
                        of(section.x()),
                        of(section.y()),
                        of(section.x()) + of(section.width()),
                        of(section.y()) + of(section.height())),
                space,
                List.of(part.name(), price(part, locale)));
    }

    /** A section of a large hall whose seats are not shown. */
    private void closed(StringBuilder out, Part part, double space, Locale locale) {
        out.append("<g data-open=\"").append(escaped(part.id())).append("\">");
        area(
                out,
                box(part).wider(space * 0.8),
                space,
                List.of(part.name(), text("seats.free", locale, part.free())));
        out.append("</g>");
    }

    private static void area(
            StringBuilder out, SeatFrame.Box box, double space, List<String> words) {
        out.append("<rect class=\"area\" x=\"")
                .append(SeatFrame.number(box.left()))
                .append("\" y=\"")
                .append(SeatFrame.number(box.top()))
                .append("\" width=\"")
                .append(SeatFrame.number(box.right() - box.left()))
                .append("\" height=\"")
                .append(SeatFrame.number(box.bottom() - box.top()))
                .append("\" rx=\"")
                .append(SeatFrame.number(space / 4))
                .append("\"/>");
        for (var n = 0; n < words.size(); n++)
            text(
                    out,
                    n == 0 ? "area-name" : "rowname",
                    box.middle(),
                    (box.top() + box.bottom()) / 2 + (n * 1.5 - 0.2) * space,
                    words.get(n));
    }

    private static SeatFrame.Box box(Part part) {
        var frame = new SeatFrame();
        for (var row : part.rows())
            for (var spot : row.spots()) frame.add(spot.seat().x(), spot.seat().y(), 0, 0);
        return frame.box();
    }

    private String price(Part part, Locale locale) {
        var price = part.price();
        if (price == null) return text("seats.state.closed", locale);
        return price.free() ? text("free", locale) : price.text();
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    private static double of(@Nullable Double number) {
        return Objects.requireNonNullElse(number, 0.0);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8"); // letters and signs stay as they are
    }
}
