/** Why something is refused: every reason there is, and what would help. */
@NullMarked
package dev.marquee.platform.reason;

import org.jspecify.annotations.NullMarked;
