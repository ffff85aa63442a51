/** The defaults that all services share, and the secrets they keep on disk. */
@NullMarked
package dev.marquee.platform.config;

import org.jspecify.annotations.NullMarked;
