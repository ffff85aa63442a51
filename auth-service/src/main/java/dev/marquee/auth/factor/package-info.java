/**
 * The second step of signing in: codes of an app (TOTP), and recovery codes for when it is lost.
 */
@NullMarked
package dev.marquee.auth.factor;

import org.jspecify.annotations.NullMarked;
