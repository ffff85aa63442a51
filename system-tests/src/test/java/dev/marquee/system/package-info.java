/**
 * The whole suite from outside: started as a user starts it, used through the gateway, killed,
 * started again.
 */
@NullMarked
package dev.marquee.system;

import org.jspecify.annotations.NullMarked;
