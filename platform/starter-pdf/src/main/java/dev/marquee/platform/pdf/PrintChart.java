package dev.marquee.platform.pdf;

import dev.marquee.platform.chart.Drawing;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart for paper: boxes and words in their places, which {@code pdf/chart.html} prints. Lines
 * are not drawn: who needs them prints the table.
 *
 * @param height in pixels
 * @param gutter room at the left for the figures of the axis, in pixels
 */
public record PrintChart(
        int height, int gutter, List<Box> boxes, List<Word> words, List<Drawing.Key> keys) {

    /** A bar or a rule, and its place as a style. */
    public record Box(String look, String style) {}

    /** A word, and its place as a style. */
    public record Word(String look, String style, PrintText.Line text) {}

    /** In pixels, for each step of the drawing's gutter. */
    private static final int GUTTER = 17;

    private static final int LINE = 12;
    private static final int WORD = 240;

    /** What the template prints. */
    public static PrintChart of(Drawing drawn) {
        var boxes = new ArrayList<Box>();
        for (var rule : drawn.rules())
            if (rule.y1().equals(rule.y2()))
                boxes.add(new Box("rule", "left:0;width:100%;height:1px;top:" + rule.y1() + "px"));
        for (var bar : drawn.bars())
            boxes.add(
                    new Box(
                            bar.look(),
                            "left:%s;width:%s;top:%spx;height:%spx"
                                    .formatted(bar.x(), bar.width(), bar.y(), bar.height())));
        var words = new ArrayList<Word>();
        for (var word : drawn.words()) {
            var looks = List.of(word.look().split(" "));
            if (looks.contains("less")) continue; // of narrow pages
            words.add(
                    new Word(
                            looks.contains("value") ? "value" : "axis",
                            place(word),
                            PrintText.line(word.text())));
        }
        var steps = Integer.parseInt(drawn.gutter().substring(1));
        return new PrintChart(drawn.height(), steps * GUTTER, boxes, words, drawn.keys());
    }

    /** The end of a word that its x is of; y is where letters stand. */
    private static String place(Drawing.Word word) {
        var top = "top:" + (int) Math.round(Double.parseDouble(word.y()) - LINE) + "px;";
        if (!word.x().endsWith("%"))
            return top + "left:-%dpx;width:%dpx;text-align:right".formatted(WORD + 8, WORD);
        var x = word.x();
        return top
                + switch (word.anchor()) {
                    case "start" -> "left:" + x + ";width:100%;text-align:left";
                    case "end" -> "left:0;width:" + x + ";text-align:right";
                    default ->
                            "left:%s;margin-left:-%dpx;width:%dpx;text-align:center"
                                    .formatted(x, WORD / 2, WORD);
                };
    }
}
