/** What a mail says: its facts, and the letter with its pictures that is written from them. */
@NullMarked
package dev.marquee.notification.content;

import org.jspecify.annotations.NullMarked;
