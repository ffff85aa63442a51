/** Who did what to whom, when, and from where: told to auth-service, which keeps it. */
@NullMarked
package dev.marquee.platform.audit;

import org.jspecify.annotations.NullMarked;
