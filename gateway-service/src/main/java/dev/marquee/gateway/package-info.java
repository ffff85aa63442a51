/** Routes, browser sessions, security headers. */
@NullMarked
package dev.marquee.gateway;

import org.jspecify.annotations.NullMarked;
