/** Charts that the server draws: pictures of a table, with the table. */
@NullMarked
package dev.marquee.platform.chart;

import org.jspecify.annotations.NullMarked;
