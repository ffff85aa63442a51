/** The mails that accounts owe, and the links in them. */
@NullMarked
package dev.marquee.auth.letter;

import org.jspecify.annotations.NullMarked;
