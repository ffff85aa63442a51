/** From which organisers the owners of accounts want to hear. */
@NullMarked
package dev.marquee.notification.organizer;

import org.jspecify.annotations.NullMarked;
