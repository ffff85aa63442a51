/** A booking's tickets as files, for whoever may see the booking. */
@NullMarked
package dev.marquee.site.document;

import org.jspecify.annotations.NullMarked;
