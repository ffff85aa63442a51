/** Pictures that letters have in them. */
@NullMarked
package dev.marquee.notification.content.picture;

import org.jspecify.annotations.NullMarked;
