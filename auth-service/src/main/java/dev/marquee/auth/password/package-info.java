/** Passwords that were forgotten, or never chosen. */
@NullMarked
package dev.marquee.auth.password;

import org.jspecify.annotations.NullMarked;
