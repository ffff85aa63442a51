/**
 * Facts that a service owes to another one: written with the change itself, delivered later, as
 * often as it takes.
 */
@NullMarked
package dev.marquee.platform.outbox;

import org.jspecify.annotations.NullMarked;
