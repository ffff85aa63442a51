/** The kinds of events, which admins keep. */
@NullMarked
package dev.marquee.event.category;

import org.jspecify.annotations.NullMarked;
