package dev.marquee.platform.chart;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Begins charts in the reader's language; templates ask {@code @charts}. Each has an id that is
 * unique in its page, and labels in their order; figures come with {@link Chart#of}.
 */
public class Charts {

    private final MessageSource messages;

    Charts(MessageSource messages) {
        this.messages = messages;
    }

    /** Upright bars, one a label: of days, or of other things with short names. */
    public Chart columns(String id, List<String> labels) {
        return begin(id, Chart.Kind.COLUMNS, labels);
    }

    /** Upright bars in which several figures stand on each other. */
    public Chart stack(String id, List<String> labels) {
        return begin(id, Chart.Kind.STACK, labels);
    }

    /** Lines over time. */
    public Chart lines(String id, List<String> labels) {
        return begin(id, Chart.Kind.LINES, labels);
    }

    /** Lying bars, one a label: of what has long names. Several figures stand side by side. */
    public Chart rows(String id, List<String> labels) {
        return begin(id, Chart.Kind.ROWS, labels);
    }

    private Chart begin(String id, Chart.Kind kind, List<String> labels) {
        var locale = LocaleContextHolder.getLocale();
        return new Chart(id, kind, labels, new Numbers(messages, locale));
    }
}
