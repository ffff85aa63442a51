/**
 * Tells integrators' programs what happens, signed, at addresses that organisers register: {@code
 * dispatch} uses {@code registration}, and both use {@code net}.
 */
@NullMarked
package dev.marquee.notification.webhook;

import org.jspecify.annotations.NullMarked;
