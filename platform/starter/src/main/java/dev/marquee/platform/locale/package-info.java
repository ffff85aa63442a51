/** In which language a reader reads. */
@NullMarked
package dev.marquee.platform.locale;

import org.jspecify.annotations.NullMarked;
