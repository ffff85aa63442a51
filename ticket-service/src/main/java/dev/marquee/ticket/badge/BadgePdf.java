package dev.marquee.ticket.badge;

import dev.marquee.platform.pdf.PdfPrinter;
import dev.marquee.platform.pdf.PrintText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Prints badges on a sheet of labels. */
@Component
class BadgePdf {

    /** A badge and where it is on its page, in millimetres. */
    record Label(double left, double top, Badge badge) {}

    private final PdfPrinter printer;

    BadgePdf(PdfPrinter printer) {
        this.printer = printer;
    }

    /**
     * The sheets.
     *
     * @param used labels of the first sheet that are used already
     */
    byte[] print(String event, List<Badge> badges, LabelSheet sheet, int used, Locale locale) {
        var pages = new ArrayList<List<Label>>();
        for (int n = 0; n < badges.size(); n++) {
            var place = (used + n) % sheet.labels();
            if (pages.isEmpty() || place == 0) pages.add(new ArrayList<>());
            pages.getLast().add(new Label(sheet.left(place), sheet.top(place), badges.get(n)));
        }
        return printer.print(
                "badges",
                Map.of("event", PrintText.line(event), "sheet", sheet, "pages", pages),
                locale);
    }
}
