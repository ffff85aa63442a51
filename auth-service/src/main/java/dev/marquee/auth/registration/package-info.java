/** How people get an account, and prove their address. */
@NullMarked
package dev.marquee.auth.registration;

import org.jspecify.annotations.NullMarked;
