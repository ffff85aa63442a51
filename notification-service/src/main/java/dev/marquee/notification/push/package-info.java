/** Tells browsers of notifications while no page of the site is open (RFC 8030, 8291 and 8292). */
@NullMarked
package dev.marquee.notification.push;

import org.jspecify.annotations.NullMarked;
