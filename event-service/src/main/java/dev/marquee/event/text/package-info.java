/** What events are called in other languages than their main one. */
@NullMarked
package dev.marquee.event.text;

import org.jspecify.annotations.NullMarked;
