/** Keeps how the assistant answered. */
@NullMarked
package dev.marquee.customer.assistant;

import org.jspecify.annotations.NullMarked;
