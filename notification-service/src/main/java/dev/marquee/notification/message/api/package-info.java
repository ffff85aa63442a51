/** Messages to attendees, for programs. */
@NullMarked
package dev.marquee.notification.message.api;

import org.jspecify.annotations.NullMarked;
