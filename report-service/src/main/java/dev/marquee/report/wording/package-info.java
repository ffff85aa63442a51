/** Money and times in the reader's spelling. */
@NullMarked
package dev.marquee.report.wording;

import org.jspecify.annotations.NullMarked;
