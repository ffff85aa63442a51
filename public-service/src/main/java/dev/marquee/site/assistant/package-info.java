/** The assistant: answers questions, and does what is confirmed. */
@NullMarked
package dev.marquee.site.assistant;

import org.jspecify.annotations.NullMarked;
