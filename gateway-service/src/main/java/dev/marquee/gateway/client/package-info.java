/** What this service asks others. */
@NullMarked
package dev.marquee.gateway.client;

import org.jspecify.annotations.NullMarked;
