package dev.marquee.report.fact;

import dev.marquee.report.metric.Subject;
import java.util.Map;

/**
 * A fact with where it lands.
 *
 * @param landings by subject, in the order of {@link Fact#subjects()}
 */
record Counted(Fact fact, Map<Subject, Landing> landings) {}
