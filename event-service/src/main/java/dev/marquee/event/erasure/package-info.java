/** Forgets people who worked for events. */
@NullMarked
package dev.marquee.event.erasure;

import org.jspecify.annotations.NullMarked;
