/** What waits in this service, for admins: how much, for how long, and what was given up. */
@NullMarked
package dev.marquee.notification.queue;

import org.jspecify.annotations.NullMarked;
