/** Addresses in trouble: which mails they get no more, and why. */
@NullMarked
package dev.marquee.notification.address;

import org.jspecify.annotations.NullMarked;
