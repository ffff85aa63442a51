/** Has calendars of accounts follow them to a new e-mail address. */
@NullMarked
package dev.marquee.auth.calendar;

import org.jspecify.annotations.NullMarked;
