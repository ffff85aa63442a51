/** Clients of the other services: time-outs always, a service token where one is needed. */
@NullMarked
package dev.marquee.platform.client;

import org.jspecify.annotations.NullMarked;
