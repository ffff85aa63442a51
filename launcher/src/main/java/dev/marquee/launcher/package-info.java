/** Starts the whole suite on one machine: in one JVM, or as nine processes. */
@NullMarked
package dev.marquee.launcher;

import org.jspecify.annotations.NullMarked;
