/** What happened, told to whoever counts. */
@NullMarked
package dev.marquee.platform.fact;

import org.jspecify.annotations.NullMarked;
