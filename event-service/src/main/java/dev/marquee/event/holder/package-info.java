/** What an event says about the people who come with its tickets. */
@NullMarked
package dev.marquee.event.holder;

import org.jspecify.annotations.NullMarked;
