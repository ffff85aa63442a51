/** Figures as they are stored: what there is to count, by what, and the reads of the sums. */
@NullMarked
package dev.marquee.report.metric;

import org.jspecify.annotations.NullMarked;
