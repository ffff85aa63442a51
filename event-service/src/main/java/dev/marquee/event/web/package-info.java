/** The pages on which organisers make, see and change events. */
@NullMarked
package dev.marquee.event.web;

import org.jspecify.annotations.NullMarked;
