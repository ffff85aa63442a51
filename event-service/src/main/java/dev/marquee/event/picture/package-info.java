/** What events look like: pictures that are uploaded, made small and harmless, and served. */
@NullMarked
package dev.marquee.event.picture;

import org.jspecify.annotations.NullMarked;
