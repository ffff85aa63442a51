/** Which events have a waiting room; the gateway keeps the rooms themselves. */
@NullMarked
package dev.marquee.event.waitingroom;

import org.jspecify.annotations.NullMarked;
