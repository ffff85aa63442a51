/** Tells report-service what was sent, for its figures. */
@NullMarked
package dev.marquee.notification.fact;

import org.jspecify.annotations.NullMarked;
