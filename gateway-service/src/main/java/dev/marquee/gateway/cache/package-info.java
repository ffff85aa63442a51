/** Keeps what everybody sees alike of the catalogue, and answers with it as long as it is right. */
@NullMarked
package dev.marquee.gateway.cache;

import org.jspecify.annotations.NullMarked;
