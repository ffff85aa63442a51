/** What exports hold: money for accountants, and who wants news for marketing. */
@NullMarked
package dev.marquee.ticket.export.content;

import org.jspecify.annotations.NullMarked;
