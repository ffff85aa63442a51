/** Events, their ticket types and states, their API and their pages for organisers. */
@NullMarked
package dev.marquee.event.catalogue;

import org.jspecify.annotations.NullMarked;
