/** What a service tells a person of what it stores about them. */
@NullMarked
package dev.marquee.platform.privacy;

import org.jspecify.annotations.NullMarked;
