/** What is sold by the start of an event, and when nothing is left, as far as others tell. */
@NullMarked
package dev.marquee.report.forecast;

import org.jspecify.annotations.NullMarked;
