/** Carries requests to the services and their answers back. */
@NullMarked
package dev.marquee.gateway.route;

import org.jspecify.annotations.NullMarked;
