/** Stops the webhooks of accounts that lose the right to them. */
@NullMarked
package dev.marquee.auth.webhook;

import org.jspecify.annotations.NullMarked;
