/** Makes guessing slow: each wrong try makes the next one wait longer. */
@NullMarked
package dev.marquee.auth.delay;

import org.jspecify.annotations.NullMarked;
