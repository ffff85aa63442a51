/** Forgets people who wrote reports. */
@NullMarked
package dev.marquee.report.erasure;

import org.jspecify.annotations.NullMarked;
