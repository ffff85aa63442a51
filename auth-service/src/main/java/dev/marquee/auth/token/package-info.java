/** Signs access tokens, for people and for services, and publishes the keys. */
@NullMarked
package dev.marquee.auth.token;

import org.jspecify.annotations.NullMarked;
