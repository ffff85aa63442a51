/** Analytics as a page, as files and for programs. */
@NullMarked
package dev.marquee.report.analytics;

import org.jspecify.annotations.NullMarked;
