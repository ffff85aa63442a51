/** What opens an account, or tells of it, besides its password: it can end with the password. */
@NullMarked
package dev.marquee.auth.grant;

import org.jspecify.annotations.NullMarked;
