/** Events, their ticket types and categories. */
@NullMarked
package dev.marquee.event;

import org.jspecify.annotations.NullMarked;
