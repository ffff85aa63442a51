/** What people read comes from the bundles, so that it can be translated. */
@NullMarked
package dev.marquee.system.words;

import org.jspecify.annotations.NullMarked;
