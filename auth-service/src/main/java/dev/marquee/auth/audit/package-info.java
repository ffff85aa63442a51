/** The audit trail of all services: added to, searched, never changed. */
@NullMarked
package dev.marquee.auth.audit;

import org.jspecify.annotations.NullMarked;
