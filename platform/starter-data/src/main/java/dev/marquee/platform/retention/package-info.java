/** How long a service keeps what: rules with settings, a preview of what would go, and holds. */
@NullMarked
package dev.marquee.platform.retention;

import org.jspecify.annotations.NullMarked;
