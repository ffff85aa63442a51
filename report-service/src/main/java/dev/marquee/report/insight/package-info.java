/** What was counted, put together for those who look at it. */
@NullMarked
package dev.marquee.report.insight;

import org.jspecify.annotations.NullMarked;
