/** Tokens that end before their time. */
@NullMarked
package dev.marquee.auth.revocation;

import org.jspecify.annotations.NullMarked;
