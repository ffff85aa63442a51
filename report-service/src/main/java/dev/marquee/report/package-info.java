/** Post-event reports, and the dashboard of those who run events. */
@NullMarked
package dev.marquee.report;

import org.jspecify.annotations.NullMarked;
