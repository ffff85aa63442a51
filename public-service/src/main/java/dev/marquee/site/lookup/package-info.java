/** Finding one's tickets again through one's mailbox. */
@NullMarked
package dev.marquee.site.lookup;

import org.jspecify.annotations.NullMarked;
