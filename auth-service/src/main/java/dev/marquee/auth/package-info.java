/** Accounts, roles, tokens. */
@NullMarked
package dev.marquee.auth;

import org.jspecify.annotations.NullMarked;
