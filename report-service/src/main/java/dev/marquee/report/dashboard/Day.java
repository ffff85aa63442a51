package dev.marquee.report.dashboard;

/**
 * A day of the chart.
 *
 * @param label as it reads
 */
record Day(String label, long tickets) {}
