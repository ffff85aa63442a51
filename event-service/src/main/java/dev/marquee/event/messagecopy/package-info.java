/** A copied event takes the messages to its attendees along, as drafts. */
@NullMarked
package dev.marquee.event.messagecopy;

import org.jspecify.annotations.NullMarked;
