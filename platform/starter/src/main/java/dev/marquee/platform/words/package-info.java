/** Words for people, by their key in a bundle. */
@NullMarked
package dev.marquee.platform.words;

import org.jspecify.annotations.NullMarked;
