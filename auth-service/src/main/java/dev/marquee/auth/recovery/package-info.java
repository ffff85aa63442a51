/** The way back in for an administrator, from the machine itself. */
@NullMarked
package dev.marquee.auth.recovery;

import org.jspecify.annotations.NullMarked;
