package dev.marquee.site.event;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is drawn of a hall, from edge to edge. */
final class SeatFrame {

    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = -Double.MAX_VALUE;

    record Box(double left, double top, double right, double bottom) {

        double middle() {
            return (left + right) / 2;
        }

        Box wider(double by) {
            return new Box(left - by, top - by, right + by, bottom + by);
        }
    }

    void add(double x, double y, double width, double height) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + height);
    }

    Box box() {
        return right < left ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
    }

    String viewBox(double margin) {
        var box = box().wider(margin);
        return number(box.left)
                + " "
                + number(box.top)
                + " "
                + number(box.right - box.left)
                + " "
                + number(box.bottom - box.top);
    }

    /** With two decimals at most. */
    static String number(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
