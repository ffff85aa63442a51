/** Pages as PDF, in any script that people write in. */
@NullMarked
package dev.marquee.report.print;

import org.jspecify.annotations.NullMarked;
