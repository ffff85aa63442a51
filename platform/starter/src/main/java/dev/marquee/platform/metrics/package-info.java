/**
 * Figures of what a service does: for Prometheus on a port of their own, and for other services.
 */
@NullMarked
package dev.marquee.platform.metrics;

import org.jspecify.annotations.NullMarked;
