/** What organisers write to the people of their events: states, sending, and what became of it. */
@NullMarked
package dev.marquee.notification.message;

import org.jspecify.annotations.NullMarked;
