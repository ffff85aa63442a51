/** Tells notification-service who reads the mails to an address, and how they want to be told. */
@NullMarked
package dev.marquee.auth.reader;

import org.jspecify.annotations.NullMarked;
