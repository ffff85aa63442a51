/**
 * A chain of entries by hash, with signed heads, that proves itself: how it is written and how it
 * is verified, without a database and without a running service.
 */
@NullMarked
package dev.marquee.platform.chain;

import org.jspecify.annotations.NullMarked;
