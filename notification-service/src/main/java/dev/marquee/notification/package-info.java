/** E-mails and notifications. */
@NullMarked
package dev.marquee.notification;

import org.jspecify.annotations.NullMarked;
