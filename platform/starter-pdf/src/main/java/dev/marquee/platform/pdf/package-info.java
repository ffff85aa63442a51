/** Pages as PDF, in any script that people write in. */
@NullMarked
package dev.marquee.platform.pdf;

import org.jspecify.annotations.NullMarked;
