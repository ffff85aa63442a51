/** Counts the visits of pages, without cookies and without knowing who came. */
@NullMarked
package dev.marquee.site.visit;

import org.jspecify.annotations.NullMarked;
