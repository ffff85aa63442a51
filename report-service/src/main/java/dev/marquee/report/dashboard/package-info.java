/** The first page of the back office: how it is going, and what needs somebody. */
@NullMarked
package dev.marquee.report.dashboard;

import org.jspecify.annotations.NullMarked;
