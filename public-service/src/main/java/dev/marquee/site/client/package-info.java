/** What public-service asks of the other services, and what it uses of their answers. */
@NullMarked
package dev.marquee.site.client;

import org.jspecify.annotations.NullMarked;
