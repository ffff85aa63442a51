/** What the demo shows. */
@NullMarked
package dev.marquee.notification.demo;

import org.jspecify.annotations.NullMarked;
