/** Signing in without a password: passkeys, by Spring Security's WebAuthn. */
@NullMarked
package dev.marquee.auth.passkey;

import org.jspecify.annotations.NullMarked;
