/**
 * Tells integrators' programs what happens, signed, at addresses that organisers register. The
 * addresses are anybody's, so nothing is sent into networks that are not public.
 */
@NullMarked
package dev.marquee.notification.webhook;

import org.jspecify.annotations.NullMarked;
