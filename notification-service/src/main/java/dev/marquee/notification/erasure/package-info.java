/** Forgets people who asked for it. */
@NullMarked
package dev.marquee.notification.erasure;

import org.jspecify.annotations.NullMarked;
