/** The pages on which organisers write to the people of their events. */
@NullMarked
package dev.marquee.notification.message.page;

import org.jspecify.annotations.NullMarked;
