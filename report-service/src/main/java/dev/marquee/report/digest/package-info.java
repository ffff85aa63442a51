/** The figures of a day or a week as a document to take along: PDF with charts, and Excel. */
@NullMarked
package dev.marquee.report.digest;

import org.jspecify.annotations.NullMarked;
