package dev.marquee.report.analytics;

import dev.marquee.platform.chart.Chart;
import org.jspecify.annotations.Nullable;

/**
 * A chart with what stands around it.
 *
 * @param table its name in the addresses of its files
 * @param head of the column of labels
 * @param note under it; null for none
 */
public record Charted(
        String table, String title, String head, Chart chart, @Nullable String note) {}
