/** What this service needs of the others. */
@NullMarked
package dev.marquee.auth.client;

import org.jspecify.annotations.NullMarked;
