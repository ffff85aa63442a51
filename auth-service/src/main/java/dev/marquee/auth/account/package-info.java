/** Accounts: who may sign in, and with which roles. */
@NullMarked
package dev.marquee.auth.account;

import org.jspecify.annotations.NullMarked;
