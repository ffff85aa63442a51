/** What a service gives an organiser to take along: the rows of its tables, for an archive. */
@NullMarked
package dev.marquee.platform.leaving;

import org.jspecify.annotations.NullMarked;
