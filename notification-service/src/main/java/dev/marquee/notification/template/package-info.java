/** The words and the look that organisers give their mails. */
@NullMarked
package dev.marquee.notification.template;

import org.jspecify.annotations.NullMarked;
