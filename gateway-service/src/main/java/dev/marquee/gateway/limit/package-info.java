/** How often one client may try what is worth guessing or hoarding. */
@NullMarked
package dev.marquee.gateway.limit;

import org.jspecify.annotations.NullMarked;
