/** What services know about the mail that they have sent. */
@NullMarked
package dev.marquee.platform.mail;

import org.jspecify.annotations.NullMarked;
