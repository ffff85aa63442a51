/** Pages for ticket buyers; no database. */
@NullMarked
package dev.marquee.site;

import org.jspecify.annotations.NullMarked;
