/** Takes in what happened, each fact once, and keeps the sums. */
@NullMarked
package dev.marquee.report.fact;

import org.jspecify.annotations.NullMarked;
