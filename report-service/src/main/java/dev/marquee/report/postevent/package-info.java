/** What remains of an event: its figures at completion, and the reports that people write. */
@NullMarked
package dev.marquee.report.postevent;

import org.jspecify.annotations.NullMarked;
