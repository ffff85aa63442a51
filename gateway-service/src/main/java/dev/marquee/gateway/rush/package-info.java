/** Shows that the rest of the site stays quick while many wait for one event. */
@NullMarked
package dev.marquee.gateway.rush;

import org.jspecify.annotations.NullMarked;
