/** Reports that come by mail every day or week: when, to whom, and by whose rights. */
@NullMarked
package dev.marquee.report.schedule;

import org.jspecify.annotations.NullMarked;
