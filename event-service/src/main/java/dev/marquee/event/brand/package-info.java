/** What organisers look like in mails, on pages and on tickets: a name, a logo, a colour. */
@NullMarked
package dev.marquee.event.brand;

import org.jspecify.annotations.NullMarked;
