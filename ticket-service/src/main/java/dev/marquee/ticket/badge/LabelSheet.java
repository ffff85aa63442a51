package dev.marquee.ticket.badge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A sheet of labels that shops have. All lengths are in millimetres; the first label's corner is
 * its upper left one.
 */
enum LabelSheet {
    /** Name badges, also L4786 and L4787. */
    AVERY_L4785("Avery L4785", 210, 297, 2, 5, 80, 50, 18, 13, 95, 55),
    /** Inserts for badge holders. */
    AVERY_L7418("Avery L7418", 210, 297, 2, 4, 86, 55, 19, 38.5, 86, 55),
    AVERY_7160("Avery L7160", 210, 297, 3, 7, 64, 38.1, 7.48, 15.49, 66.04, 38.1),
    AVERY_5395("Avery 5395", 215.9, 279.4, 2, 4, 85.73, 59.27, 17.46, 14.82, 95.25, 63.5),
    /** To put into holders. */
    AVERY_5392("Avery 5392", 215.9, 279.4, 2, 3, 101.6, 76.2, 6.35, 25.4, 101.6, 76.2),
    /** Plain paper, to cut. */
    A4_CUT("A4", 210, 297, 2, 4, 90, 66, 12, 16.5, 96, 66);

    private final String product;
    private final double pageWidth;
    private final double pageHeight;
    private final int columns;
    private final int rows;
    private final double width;
    private final double height;
    private final double left;
    private final double top;
    private final double across;
    private final double down;

    LabelSheet(
            String product,
            double pageWidth,
            double pageHeight,
            int columns,
            int rows,
            double width,
            double height,
            double left,
            double top,
            double across,
            double down) {
        this.product = product;
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.left = left;
        this.top = top;
        this.across = across;
        this.down = down;
    }

    static Optional<LabelSheet> of(String value) {
        return Arrays.stream(values()).filter(sheet -> sheet.value().equals(value)).findFirst();
    }

    /** As addresses spell it. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the shop names it. */
    public String product() {
        return product;
    }

    public double pageWidth() {
        return pageWidth;
    }

    public double pageHeight() {
        return pageHeight;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** How many labels a sheet has. */
    public int labels() {
        return columns * rows;
    }

    /** Whether the labels have to be cut out, so that their edges are printed. */
    public boolean isCut() {
        return this == A4_CUT;
    }

    /** Whether there is room for no more than a name. */
    public boolean isSmall() {
        return height < 45;
    }

    /** Where the label of that number is, from 0, row by row. */
    double left(int label) {
        return left + label % columns * across;
    }

    double top(int label) {
        var row = label / columns;
        return top + row * down;
    }
}
