/** How the suite is doing, in words and small charts, for administrators. */
@NullMarked
package dev.marquee.report.health;

import org.jspecify.annotations.NullMarked;
