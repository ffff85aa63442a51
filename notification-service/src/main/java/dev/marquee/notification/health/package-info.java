/** What the sender's domain says about itself, and so whether its mails arrive. */
@NullMarked
package dev.marquee.notification.health;

import org.jspecify.annotations.NullMarked;
