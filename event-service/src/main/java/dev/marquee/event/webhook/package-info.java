/** What happens to events, told to the webhooks of their organisers. */
@NullMarked
package dev.marquee.event.webhook;

import org.jspecify.annotations.NullMarked;
