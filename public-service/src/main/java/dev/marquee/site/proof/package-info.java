/** The counts of an event, checked, for everybody to read. */
@NullMarked
package dev.marquee.site.proof;

import org.jspecify.annotations.NullMarked;
