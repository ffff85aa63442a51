/** The mails the suite owes: each is stored once, and its state says what became of it. */
@NullMarked
package dev.marquee.notification.mail;

import org.jspecify.annotations.NullMarked;
