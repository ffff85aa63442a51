/**
 * What the lists of the staff have in common: whose events they show, conditions, order and pages.
 */
@NullMarked
package dev.marquee.ticket.search;

import org.jspecify.annotations.NullMarked;
