/** What owners of accounts are told on the site, and when a mail says the same. */
@NullMarked
package dev.marquee.notification.centre;

import org.jspecify.annotations.NullMarked;
