/** Test support of the services. */
@NullMarked
package dev.marquee.platform.test;

import org.jspecify.annotations.NullMarked;
