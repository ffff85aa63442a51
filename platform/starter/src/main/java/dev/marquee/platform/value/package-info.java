/** Values that several services spell the same way: money, addresses, plain text, Markdown. */
@NullMarked
package dev.marquee.platform.value;

import org.jspecify.annotations.NullMarked;
