/** The other services, as far as this one uses them. */
@NullMarked
package dev.marquee.report.client;

import org.jspecify.annotations.NullMarked;
