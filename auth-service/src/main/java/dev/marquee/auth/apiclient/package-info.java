/** The programs of organisers: OAuth2 clients that act for their owner, within their scopes. */
@NullMarked
package dev.marquee.auth.apiclient;

import org.jspecify.annotations.NullMarked;
