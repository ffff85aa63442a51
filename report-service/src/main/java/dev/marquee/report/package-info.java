/** Post-event reports and analytics. */
@NullMarked
package dev.marquee.report;

import org.jspecify.annotations.NullMarked;
