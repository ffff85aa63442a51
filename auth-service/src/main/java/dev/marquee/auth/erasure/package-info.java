/** People who are to be forgotten everywhere, as customer-service says. */
@NullMarked
package dev.marquee.auth.erasure;

import org.jspecify.annotations.NullMarked;
