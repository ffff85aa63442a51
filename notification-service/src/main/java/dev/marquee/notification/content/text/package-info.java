/** What people typed, as letters may say it. */
@NullMarked
package dev.marquee.notification.content.text;

import org.jspecify.annotations.NullMarked;
