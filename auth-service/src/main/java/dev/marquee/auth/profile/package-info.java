/** What people do with their own account. */
@NullMarked
package dev.marquee.auth.profile;

import org.jspecify.annotations.NullMarked;
