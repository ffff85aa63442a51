/** Connects to addresses that anybody may have registered, and never into private networks. */
@NullMarked
package dev.marquee.notification.webhook.net;

import org.jspecify.annotations.NullMarked;
