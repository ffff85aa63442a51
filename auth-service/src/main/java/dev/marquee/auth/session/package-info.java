/** Signs browsers in and out; a session lives here, the browser keeps its key in a cookie. */
@NullMarked
package dev.marquee.auth.session;

import org.jspecify.annotations.NullMarked;
