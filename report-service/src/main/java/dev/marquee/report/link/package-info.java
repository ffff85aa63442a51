/** Links by which organisers find out where their visitors come from. */
@NullMarked
package dev.marquee.report.link;

import org.jspecify.annotations.NullMarked;
