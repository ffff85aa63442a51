/** How long all services keep what, and what stays all the same. */
@NullMarked
package dev.marquee.auth.retention;

import org.jspecify.annotations.NullMarked;
