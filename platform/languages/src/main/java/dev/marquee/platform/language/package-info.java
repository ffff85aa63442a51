/** The languages that people read, and the texts of all services in them. */
@NullMarked
package dev.marquee.platform.language;

import org.jspecify.annotations.NullMarked;
