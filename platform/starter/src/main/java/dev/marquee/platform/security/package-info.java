/** Who is calling, and the door that stays shut until a service opens it. */
@NullMarked
package dev.marquee.platform.security;

import org.jspecify.annotations.NullMarked;
