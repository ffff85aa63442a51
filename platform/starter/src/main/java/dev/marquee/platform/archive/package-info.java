/** An organiser's archive: its format, its schema, what writes and what reads it. */
@NullMarked
package dev.marquee.platform.archive;

import org.jspecify.annotations.NullMarked;
