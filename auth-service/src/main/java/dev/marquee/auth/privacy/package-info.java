/** What people are told of what is stored about them. */
@NullMarked
package dev.marquee.auth.privacy;

import org.jspecify.annotations.NullMarked;
