/** Puts a token in the place of a browser's session cookie. */
@NullMarked
package dev.marquee.gateway.session;

import org.jspecify.annotations.NullMarked;
