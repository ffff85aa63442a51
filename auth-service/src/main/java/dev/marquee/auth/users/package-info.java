/** Everybody's accounts, as admins manage them. */
@NullMarked
package dev.marquee.auth.users;

import org.jspecify.annotations.NullMarked;
